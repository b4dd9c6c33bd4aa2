package dev.rollcall.cli;

import dev.rollcall.vault.Secret;
import dev.rollcall.vault.keyring.Keyring;
import java.nio.file.Path;
import java.util.Optional;

/** A keyring for the length of a test. */
final class MemoryKeyring implements Keyring {
    private Optional<String> kept = Optional.empty();

    void put(String passphrase) {
        kept = Optional.of(passphrase);
    }

    @Override
    public Optional<Secret> find(Path vault) {
        return kept.map(text -> Secret.takingOver(text.toCharArray()));
    }

    @Override
    public void keep(Path vault, Secret passphrase) {
        kept = Optional.of(passphrase.with(String::new));
    }
}
