package dev.rollcall.diagnosis;

import java.util.List;

/**
 * What puts a cause right.
 *
 * @param words what is to be done, and what is not; a sentence or two
 * @param fixes ids of {@code Fixes.standard()}, the first to try first; none where no fix of this program cures it
 */
public record Cure(String words, List<String> fixes) {
    public Cure {
        fixes = List.copyOf(fixes);
    }
}
