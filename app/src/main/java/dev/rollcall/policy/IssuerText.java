package dev.rollcall.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** A trusted issuer as people write it: a distinguished name, or a thumbprint as any certificate viewer shows it. */
final class IssuerText {
    private static final Pattern SEPARATORS = Pattern.compile("[:\\s]");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int SHOWN = 80;

    private IssuerText() {}

    /** A name as it stands, a SHA-256 thumbprint as facts show it; empty for what is neither. */
    static Optional<String> read(String text) {
        String hex = SEPARATORS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
        if (SHA_256.matcher(hex).matches()) {
            return Optional.of(hex);
        }
        return isName(text) ? Optional.of(text.strip()) : Optional.empty();
    }

    /** For an error of one line. */
    static String quoted(String text) {
        String line = CONTROL.matcher(text).replaceAll("?");
        return "\"" + (line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line) + "\"";
    }

    private static boolean isName(String text) {
        try {
            return !new LdapName(text.strip()).isEmpty();
        } catch (InvalidNameException _) {
            return false;
        }
    }
}
