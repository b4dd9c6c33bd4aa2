package dev.rollcall.remote;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** One approved certificate: {@code name port sha256}, the last in lower-case hex, and since when, where that is known. */
record CertificateLine(String name, int port, String fingerprint, Optional<Instant> since) {
    static CertificateLine of(String name, int port, HostIdentity identity, Instant now) {
        if (!name.matches("[A-Za-z0-9._:%-]{1,255}")) {
            throw new IllegalArgumentException("no host name: " + name);
        }
        return new CertificateLine(name.toLowerCase(Locale.ROOT), port, identity.fingerprint(), Optional.of(now));
    }

    static Optional<CertificateLine> parse(String text) {
        String[] words = text.strip().split("[ \t]+");
        if (words.length < 3
                || words.length > 4
                || !words[1].matches("[0-9]{1,5}")
                || !words[2].matches("[0-9a-fA-F]{64}")) {
            return Optional.empty();
        }
        return Optional.of(new CertificateLine(
                words[0].toLowerCase(Locale.ROOT),
                Integer.parseInt(words[1]),
                words[2].toLowerCase(Locale.ROOT),
                ApprovedSince.of(words[words.length - 1])));
    }

    boolean is(String otherName, int otherPort) {
        return port == otherPort && name.equalsIgnoreCase(otherName);
    }

    Approval approval() {
        return new Approval(HostIdentity.Kind.CERTIFICATE, "[" + name + "]:" + port, "certificate", fingerprint, since);
    }

    String text() {
        return name + " " + port + " " + fingerprint
                + since.map(time -> " " + ApprovedSince.word(time)).orElse("");
    }
}
