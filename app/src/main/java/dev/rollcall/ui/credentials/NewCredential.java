package dev.rollcall.ui.credentials;

import java.nio.file.Path;

/**
 * A credential as a person typed it.
 *
 * @param user empty where the proof says who it is
 * @param query the hosts it is for; blank where it is for none
 */
public record NewCredential(String name, String user, String query, Proof proof) {
    /** How it shows who it is. */
    public sealed interface Proof {}

    @SuppressWarnings("ArrayRecordComponent") // a secret is overwritten, never compared
    public record Password(char[] characters) implements Proof {}

    /** @param passphrase empty where the key has none */
    @SuppressWarnings("ArrayRecordComponent") // a secret is overwritten, never compared
    public record KeyFile(Path file, char[] passphrase) implements Proof {}

    /** The keys of the SSH agent of whoever sits here. */
    public record Agent() implements Proof {}

    @SuppressWarnings("ArrayRecordComponent") // a secret is overwritten, never compared
    public record KerberosPassword(char[] characters) implements Proof {}

    /** @param file stays where it is */
    public record Keytab(Path file) implements Proof {}

    /** The Kerberos tickets of whoever is logged on to this computer. */
    public record Tickets() implements Proof {}

    /** Whoever runs this program, on Windows. */
    public record CurrentUser() implements Proof {}
}
