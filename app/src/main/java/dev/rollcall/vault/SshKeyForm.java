package dev.rollcall.vault;

import java.util.Optional;

/** What a key file is, by how its text begins. */
enum SshKeyForm {
    OPENSSH("", "-----BEGIN OPENSSH PRIVATE KEY-----"),
    PEM(
            "",
            "-----BEGIN RSA PRIVATE KEY-----",
            "-----BEGIN EC PRIVATE KEY-----",
            "-----BEGIN PRIVATE KEY-----",
            "-----BEGIN ENCRYPTED PRIVATE KEY-----"),
    DSA(
            "holds a DSA key, which servers refuse: make another (ssh-keygen -t ed25519)",
            "-----BEGIN DSA PRIVATE KEY-----"),
    PUTTY("is in PuTTY's own form: export it from PuTTYgen as an OpenSSH key", "PuTTY-User-Key-File-"),
    PUBLIC(
            "is a public key or a certificate: name the file of the private key",
            "ssh-",
            "ecdsa-sha2-",
            "sk-",
            "---- BEGIN SSH2 PUBLIC KEY",
            "-----BEGIN PUBLIC KEY-----",
            "-----BEGIN RSA PUBLIC KEY-----",
            "-----BEGIN CERTIFICATE-----"),
    OTHER("is not a private key in OpenSSH or PEM form");

    private final String problem;
    /** A line each. */
    private final String beginnings;

    SshKeyForm(String problem, String... beginnings) {
        this.problem = problem;
        this.beginnings = String.join("\n", beginnings);
    }

    /** Why it can't be used, as it follows the file's name. */
    Optional<String> problem() {
        return Optional.of(problem).filter(said -> !said.isEmpty());
    }

    static SshKeyForm of(char[] text) {
        for (SshKeyForm form : values()) {
            if (form.beginnings.lines().anyMatch(beginning -> begins(text, beginning))) {
                return form;
            }
        }
        return OTHER;
    }

    /** As {@link String#startsWith}, but of characters that must not become a {@code String}. */
    private static boolean begins(char[] text, String beginning) {
        int at = 0;
        while (at < beginning.length() && at < text.length && text[at] == beginning.charAt(at)) {
            at++;
        }
        return at == beginning.length();
    }
}
