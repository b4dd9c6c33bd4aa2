package dev.rollcall.ui.credentials;

import java.util.Locale;

/** The sorts of credentials that a person can add, as the question names them. */
enum Kind {
    PASSWORD("Password", ""),
    SSH_KEY("SSH key", "A copy of the key is kept sealed; the file is not needed afterwards."),
    SSH_AGENT("SSH agent", "The keys of your SSH agent are used as it holds them. Nothing secret is kept."),
    KERBEROS_PASSWORD("Kerberos, password", ""),
    KERBEROS_KEYTAB("Kerberos, keytab", "The keytab stays where it is, and is read each time."),
    KERBEROS_TICKETS(
            "Kerberos, tickets", "The tickets of whoever is logged on to this computer. Nothing secret is kept."),
    CURRENT_USER("As the current user", "Whoever runs this program. Nothing secret is kept.");

    private final String title;
    private final String about;

    Kind(String title, String about) {
        this.title = title;
        this.about = about;
    }

    /** Why it can't be used is part of it. */
    String title(String system) {
        return isFor(system) ? title : title + " (on Windows only)";
    }

    /** One sentence, or nothing. */
    String about() {
        return about;
    }

    /** @param system as the JVM's {@code os.name} says it */
    boolean isFor(String system) {
        return this != CURRENT_USER || system.toLowerCase(Locale.ROOT).startsWith("windows");
    }

    boolean hasUser() {
        return this != CURRENT_USER;
    }

    boolean needsUser() {
        return hasUser() && this != KERBEROS_TICKETS;
    }

    boolean hasPassword() {
        return this == PASSWORD || this == KERBEROS_PASSWORD;
    }

    /** As what an id is made of. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
