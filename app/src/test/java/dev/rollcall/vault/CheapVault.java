package dev.rollcall.vault;

import java.nio.file.Path;

/** Vaults whose passphrases cost little to try. */
public final class CheapVault {
    static final KeyCost COST = new KeyCost(64, 1, 1);

    private CheapVault() {}

    public static VaultFile in(Path folder) {
        return new VaultFile(folder.resolve("credentials.vault"), COST);
    }

    public static Secret secret(String text) {
        return Secret.takingOver(text.toCharArray());
    }
}
