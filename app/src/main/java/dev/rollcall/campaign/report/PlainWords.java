package dev.rollcall.campaign.report;

import java.util.regex.Pattern;

/** Takes out of text that hosts and people made what would not be seen, or would make other text look different. */
final class PlainWords {
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");
    private static final Pattern FORMLESS = Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Co}]");
    private static final String REPLACEMENT = "\uFFFD";

    private PlainWords() {}

    /** One line: line ends and controls are blanks, and what has no form of its own, such as marks of direction, is shown. */
    static String line(String text) {
        String line = BREAKS.matcher(text).replaceAll(" ");
        return FORMLESS.matcher(line).replaceAll(REPLACEMENT).strip();
    }

    /** A line of no more than that many characters. */
    static String cut(String text, int most) {
        String line = line(text);
        if (line.length() <= most) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(most - 1)) ? most - 1 : most;
        return line.substring(0, end) + "…";
    }
}
