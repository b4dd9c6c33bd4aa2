package dev.rollcall.observation;

import java.util.Optional;

/** The columns of the matrix, in the order in which one depends on the one before it. */
public enum Check {
    DNS("dns", "DNS"),
    PORT("port", "Port"),
    NLA("nla", "NLA"),
    CERTIFICATE("certificate", "Certificate"),
    ACCESS("access", "Access"),
    SERVICE("service", "Service"),
    SESSION("session", "Session"),
    FIREWALL("firewall", "Firewall"),
    POLICY("policy", "Policy"),
    /** Only looked at where it is asked for by its name: it takes many connections. */
    LINK("link", "Link");

    private final String key;
    private final String title;

    Check(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** As the command line, JSON, store and query language name it. */
    public String key() {
        return key;
    }

    /** As the window names it. */
    public String title() {
        return title;
    }

    /** Whether it is part of a round only where somebody names it. */
    public boolean onlyWhenNamed() {
        return this == LINK;
    }

    public static Optional<Check> ofKey(String key) {
        for (Check check : values()) {
            if (check.key.equals(key)) {
                return Optional.of(check);
            }
        }
        return Optional.empty();
    }
}
