package dev.rollcall.matrix;

import java.util.Optional;

/** What a person may have meant by a word that is not known. */
public final class Spelling {
    private Spelling() {}

    /** The known word that a mistyped one is nearest to, if it is near enough to ask. */
    public static Optional<String> nearest(String typed, Iterable<String> known) {
        // No more letters changed than stay.
        int least = Math.min(Math.max(2, typed.length() / 3), typed.length() / 2) + 1;
        Optional<String> nearest = Optional.empty();
        for (String word : known) {
            int distance = distance(typed, word);
            if (distance < least) {
                least = distance;
                nearest = Optional.of(word);
            }
        }
        return nearest;
    }

    /** Levenshtein's, cut off where words differ too much in length to matter. */
    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 8) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
