package dev.rollcall.policy;

import java.util.Arrays;
import java.util.Optional;

/** TLS versions from oldest to newest, as JSSE names them. */
public enum TlsVersion {
    SSL_3("SSLv3"),
    TLS_1_0("TLSv1"),
    TLS_1_1("TLSv1.1"),
    TLS_1_2("TLSv1.2"),
    TLS_1_3("TLSv1.3");

    private final String text;

    TlsVersion(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** All of them, for a person who is to pick one. */
    static String choice() {
        String[] texts = Arrays.stream(values())
                .map(version -> "\"" + version.text + "\"")
                .toArray(String[]::new);
        int last = texts.length - 1;
        return String.join(", ", Arrays.copyOf(texts, last)) + " or " + texts[last];
    }

    /** Also takes {@code TLSv1.0}; empty for a version that nobody here has heard of. */
    public static Optional<TlsVersion> of(String text) {
        if (text.equals("TLSv1.0")) {
            return Optional.of(TLS_1_0);
        }
        for (TlsVersion version : values()) {
            if (version.text.equals(text)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }
}
