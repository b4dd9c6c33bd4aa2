package dev.rollcall.diagnosis.knowledge;

import java.util.Locale;

/** Words as sentences begin. */
final class Sentences {
    private Sentences() {}

    /** Begins and ends as a sentence does. */
    static String whole(String words) {
        return begin(words) + (words.matches("(?s).*[.?!:]") ? "" : ".");
    }

    /** With a capital, unless it begins with a name that has capitals of its own: {@code fDenyTSConnections}. */
    static String begin(String words) {
        String first = words.split("[^A-Za-z]", 2)[0];
        boolean plain = first.equals(first.toLowerCase(Locale.ROOT));
        return words.isEmpty() || !plain ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
