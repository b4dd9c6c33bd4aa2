package dev.rollcall.vault;

import java.nio.file.Path;
import java.util.Optional;

/** What somebody logs on to a host with. Its text form shows no secret. */
public sealed interface Credential {
    /** What people call it, unique in the vault. */
    String name();

    /** Whom the host is told: {@code user}, {@code DOMAIN\\user} or {@code user@domain}. */
    String user();

    /** User and password: SSH, NTLM, and Basic where that was asked for. */
    record Password(String name, String user, Secret password) implements Credential {}

    /**
     * An SSH private key.
     *
     * @param key the key file's text: OpenSSH or PEM; ed25519, RSA or ECDSA
     */
    record SshKey(String name, String user, Secret key, Optional<Secret> passphrase) implements Credential {}

    /** Whatever keys the SSH agent of the person in front of the program holds. */
    record SshAgent(String name, String user) implements Credential {}

    /** Kerberos with a password; {@code user} is the principal. */
    record KerberosPassword(String name, String user, Secret password) implements Credential {}

    /** Kerberos with a keytab file; {@code user} is the principal. */
    record KerberosKeytab(String name, String user, Path keytab) implements Credential {}

    /** The tickets of whoever is logged on to this computer. */
    record KerberosTickets(String name, String user) implements Credential {}

    /** Whoever runs this program, on Windows. */
    record CurrentUser(String name) implements Credential {
        @Override
        public String user() {
            return "";
        }
    }
}
