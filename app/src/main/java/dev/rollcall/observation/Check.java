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
    LINK("link", "Link"),
    /** Of the gateway in front of a host, where it has one. */
    GATEWAY("gateway", "Gateway");

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

    /** Whether a round may be without it, and a verdict then says nothing of it: it is asked for by name, or not every host has it. */
    public boolean optional() {
        return this == LINK || this == GATEWAY;
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
