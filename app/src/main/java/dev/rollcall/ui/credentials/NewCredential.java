package dev.rollcall.ui.credentials;

import java.nio.file.Path;

/**
 * A credential as a person typed it.
 *
 * @param query the hosts it is for; blank where it is for none
 */
public record NewCredential(String name, String user, String query, Proof proof) {
    /** What is secret of it. */
    public sealed interface Proof {}

    @SuppressWarnings("ArrayRecordComponent") // a secret is overwritten, never compared
    public record Password(char[] characters) implements Proof {}

    /** @param passphrase empty where the key has none */
    @SuppressWarnings("ArrayRecordComponent") // a secret is overwritten, never compared
    public record KeyFile(Path file, char[] passphrase) implements Proof {}
}
