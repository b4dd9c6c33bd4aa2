package dev.rollcall.diagnosis.knowledge;

import dev.rollcall.diagnosis.Sureness;
import java.util.List;

/**
 * One thing that is known.
 *
 * @param source documents, in a few words
 * @param links ids of pages that say more
 */
public record Statement(String words, Sureness sureness, String source, List<String> links) {
    /** Of what this program does itself. */
    static final String OWN = "this program";

    public Statement {
        links = List.copyOf(links);
    }

    static Statement own(String words, String... links) {
        return new Statement(words, Sureness.SOURCED, OWN, List.of(links));
    }

    /** What was concluded from the source: at most inferred. */
    static Statement concluded(String words, Sureness sureness, String source, String... links) {
        return new Statement(
                words, sureness == Sureness.SOURCED ? Sureness.INFERRED : sureness, source, List.of(links));
    }
}
