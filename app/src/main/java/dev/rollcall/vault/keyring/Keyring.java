package dev.rollcall.vault.keyring;

import dev.rollcall.host.InputException;
import dev.rollcall.vault.Secret;
import java.nio.file.Path;
import java.util.Optional;

/** Where the operating system keeps the passphrase of a vault for whoever is logged on. May ask the person to unlock it. */
public interface Keyring {
    /** The passphrase, empty where none is kept for this vault. */
    Optional<Secret> find(Path vault) throws InputException, InterruptedException;

    /** Keeps it, in place of another. */
    void keep(Path vault, Secret passphrase) throws InputException, InterruptedException;
}
