package dev.rollcall.remote;

import java.util.Locale;
import java.util.Optional;

/** One approved certificate: {@code name port sha256}, the last in lower-case hex. */
record CertificateLine(String name, int port, String fingerprint) {
    static CertificateLine of(String name, int port, HostIdentity identity) {
        if (!name.matches("[A-Za-z0-9._:%-]{1,255}")) {
            throw new IllegalArgumentException("no host name: " + name);
        }
        return new CertificateLine(name.toLowerCase(Locale.ROOT), port, identity.fingerprint());
    }

    static Optional<CertificateLine> parse(String text) {
        String[] words = text.strip().split("[ \t]+");
        if (words.length != 3 || !words[1].matches("[0-9]{1,5}") || !words[2].matches("[0-9a-fA-F]{64}")) {
            return Optional.empty();
        }
        return Optional.of(new CertificateLine(
                words[0].toLowerCase(Locale.ROOT), Integer.parseInt(words[1]), words[2].toLowerCase(Locale.ROOT)));
    }

    boolean is(String otherName, int otherPort) {
        return port == otherPort && name.equalsIgnoreCase(otherName);
    }

    String text() {
        return name + " " + port + " " + fingerprint;
    }
}
