package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Fingerprints that a person says hosts should have, however these are written elsewhere. */
record Fingerprints(Set<String> wanted) {
    /**
     * {@code SHA256:} and base64, as OpenSSH shows keys, or 64 hexadecimal digits, with or without colons between, as certificates
     * are shown.
     */
    static Fingerprints of(List<String> said) throws InputException {
        Set<String> wanted = new LinkedHashSet<>();
        for (String one : said) {
            String text = one.strip();
            String bare = text.regionMatches(true, 0, "SHA256:", 0, 7) ? text.substring(7) : text;
            String hex = bare.replaceAll("[: ]", "").toLowerCase(Locale.ROOT);
            if (hex.matches("[0-9a-f]{64}")) {
                wanted.add(hex);
            } else if (bare.matches("[A-Za-z0-9+/]{43}=?")) {
                wanted.add("SHA256:" + bare.substring(0, 43));
            } else {
                throw new InputException("--fingerprint " + PlainText.cut(PlainText.line(text), 80)
                        + " is none: write SHA256: and 43 characters for an SSH key, 64 hexadecimal digits for a"
                        + " certificate");
            }
        }
        return new Fingerprints(wanted);
    }

    boolean areSaid() {
        return !wanted.isEmpty();
    }

    boolean include(String fingerprint) {
        return wanted.contains(fingerprint);
    }
}
