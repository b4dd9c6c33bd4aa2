package dev.rollcall.diagnosis;

import java.util.List;
import java.util.regex.Pattern;

/** Words of evidence, as far as a host chose them: a certificate's subject is as long, and holds what, its maker likes. */
public final class Evidence {
    private static final int LONGEST = 300;

    /** Control characters, other ends of lines, and what turns the direction of the text around it. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]+");

    private Evidence() {}

    /** Each once. */
    static List<String> lines(List<String> words) {
        return words.stream().map(Evidence::line).distinct().toList();
    }

    /** One line of at most 301 characters. */
    public static String line(String words) {
        String some = words;
        if (words.length() > LONGEST) {
            int end = Character.isHighSurrogate(words.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
            some = words.substring(0, end) + "…";
        }
        return UNPRINTABLE.matcher(some).replaceAll(" ");
    }
}
