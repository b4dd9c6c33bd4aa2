package dev.rollcall.fix;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lists of networks as people write them. The host scripts check them again, each for itself. */
final class Networks {
    private static final int MOST = 100;
    private static final int LONGEST_SHOWN = 60;
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final Pattern FOUR = Pattern.compile(OCTET + "(\\." + OCTET + "){3}(/(3[0-2]|[12]?[0-9]))?");
    private static final Pattern SIX =
            Pattern.compile("(?=[^:]*:[^:]*:)[0-9A-Fa-f:]{2,39}(/(12[0-8]|1[01][0-9]|[1-9]?[0-9]))?");

    private Networks() {}

    /** The first part that is no network, or all of it where there is too much; empty where all are. */
    static Optional<String> wrong(String said) {
        String[] parts = said.split(",", -1);
        if (parts.length > MOST) {
            return Optional.of(shown(said));
        }
        return Arrays.stream(parts)
                .map(String::strip)
                .filter(part -> !known(part))
                .map(Networks::shown)
                .findFirst();
    }

    private static boolean known(String part) {
        return part.equals("local")
                || part.equals("any")
                || FOUR.matcher(part).matches()
                || SIX.matcher(part).matches();
    }

    private static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ");
        return plain.length() <= LONGEST_SHOWN ? plain : plain.substring(0, LONGEST_SHOWN) + "…";
    }
}
