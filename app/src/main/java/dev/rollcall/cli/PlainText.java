package dev.rollcall.cli;

/** Text that came from a host or a file, made safe to show in a terminal or to put in a document. */
final class PlainText {
    private static final char STAND_IN = '\uFFFD';

    private PlainText() {}

    /** The same on one line, without control characters and without characters that turn the reading direction. */
    static String line(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (isHostile(text.charAt(at))) {
                return cleaned(text);
            }
        }
        return text;
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            boolean blank = character == '\n' || character == '\r' || character == '\t';
            clean.append(blank ? ' ' : isHostile(character) ? STAND_IN : character);
        }
        return clean.toString();
    }

    private static boolean isHostile(char character) {
        return Character.isISOControl(character)
                || (character >= '\u202A' && character <= '\u202E')
                || (character >= '\u2066' && character <= '\u2069')
                || character == '\u200E'
                || character == '\u200F'
                || character == '\u2028'
                || character == '\u2029'
                || character >= '\uFFFE';
    }

    /** At most {@code width} characters, the last an ellipsis where some are left out. */
    static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
