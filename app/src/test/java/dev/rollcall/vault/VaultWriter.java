package dev.rollcall.vault;

import java.nio.file.Path;
import java.util.Optional;

/** Another process that adds credentials. */
final class VaultWriter {
    private VaultWriter() {}

    /** Arguments: folder, prefix of names, how many. */
    public static void main(String[] arguments) throws Exception {
        try (Secret passphrase = CheapVault.secret("correct horse");
                Vault vault = CheapVault.in(Path.of(arguments[0])).open(passphrase)) {
            for (int at = 0; at < Integer.parseInt(arguments[2]); at++) {
                vault.add(new KeptCredential(
                        new Credential.Password(arguments[1] + at, "ops", CheapVault.secret("pw-" + at)),
                        Optional.empty()));
            }
        }
    }
}
