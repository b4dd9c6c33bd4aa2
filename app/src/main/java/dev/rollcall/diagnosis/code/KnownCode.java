package dev.rollcall.diagnosis.code;

import dev.rollcall.diagnosis.Sureness;
import java.util.List;

/**
 * A line of the table.
 *
 * @param code {@code 0x…} in lower case, an event's id in decimal, both codes of a pair with a slash; of a dialog
 *     the code or pair that it comes with, or empty
 * @param name as documents have it, several parted by spaces; an event's provider; a piece of a dialog's text
 * @param points the most likely first
 * @param rulesOut sentences
 */
public record KnownCode(
        CodeKind kind,
        String code,
        String name,
        String meaning,
        Source source,
        List<Pointer> points,
        List<String> rulesOut) {
    public KnownCode {
        points = List.copyOf(points);
        rulesOut = List.copyOf(rulesOut);
    }

    /** Where the meaning was read, in a few words. */
    public record Source(Sureness sureness, String words) {
        /** Both, and no surer than the less sure of them. */
        Source and(Source other) {
            return new Source(
                    sureness.compareTo(other.sureness) >= 0 ? sureness : other.sureness,
                    words.equals(other.words) ? words : words + "; " + other.words);
        }
    }
}
