package dev.rollcall.matrix;

/** Patterns in which {@code *} stands for any text. No regular expression: a pattern can't make matching slow. */
final class Glob {
    private Glob() {}

    /** Both in lower case. */
    static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int retry = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                retry++;
                t = retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Whether the pattern occurs anywhere in the text. */
    static boolean within(String pattern, String text) {
        return pattern.indexOf('*') < 0 ? text.contains(pattern) : matches("*" + pattern + "*", text);
    }
}
