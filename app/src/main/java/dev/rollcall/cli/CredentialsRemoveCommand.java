package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import dev.rollcall.vault.Vault;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Forgets a credential. */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Forgets a credential.")
final class CredentialsRemoveCommand implements Callable<Integer> {
    private final RollcallCommand root;

    @Parameters(paramLabel = "NAME")
    String name = "";

    @Mixin
    VaultOptions vault = new VaultOptions();

    CredentialsRemoveCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException, InterruptedException {
        CredentialParts parts = root.credentialParts();
        Optional<Vault> opened = vault.open(root, parts);
        if (opened.isEmpty()) {
            throw CredentialsTestCommand.noVault();
        }
        try (Vault kept = opened.get()) {
            kept.remove(name);
        }
        // Another of that name has not been refused by anybody.
        parts.stopped().goOn(name);
        root.surroundings().out().println(PlainText.line(name) + " removed");
        return Commands.DONE;
    }
}
