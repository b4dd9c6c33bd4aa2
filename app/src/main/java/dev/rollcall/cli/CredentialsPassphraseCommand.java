package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import dev.rollcall.vault.Secret;
import dev.rollcall.vault.SecretText;
import dev.rollcall.vault.Vault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives the vault another passphrase. */
@Command(
        name = "passphrase",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Gives the vault another passphrase: everything in it is sealed anew, and the old one opens it no"
                + " longer. Copies of the file made before are still opened by the old one.")
final class CredentialsPassphraseCommand implements Callable<Integer> {
    private final RollcallCommand root;

    @Option(
            names = "--new-passphrase-file",
            paramLabel = "FILE",
            description = "Holds the new passphrase in one line; otherwise you are asked for it, twice.")
    @Nullable
    Path file;

    @Option(
            names = "--new-passphrase-fd",
            paramLabel = "N",
            description = "File descriptor to read the new passphrase from.")
    @Nullable
    Integer descriptor;

    @Mixin
    VaultOptions vault = new VaultOptions();

    CredentialsPassphraseCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException, InterruptedException {
        Path named = file;
        Integer number = descriptor;
        if (named != null && number != null) {
            throw new InputException("use --new-passphrase-file or --new-passphrase-fd, not both");
        }
        if (number != null && number.equals(vault.descriptor)) {
            throw new InputException("--new-passphrase-fd " + number
                    + " is the descriptor of the old passphrase, too: use another, or a file");
        }
        CredentialParts parts = root.credentialParts();
        Optional<Vault> opened = vault.open(root, parts);
        if (opened.isEmpty()) {
            throw CredentialsTestCommand.noVault();
        }
        try (Vault kept = opened.get();
                Secret fresh = fresh(named, number, parts.question())) {
            kept.changePassphrase(fresh);
            vault.remember(parts, fresh);
        }
        root.surroundings().out().println("the vault has another passphrase");
        return Commands.DONE;
    }

    private static Secret fresh(@Nullable Path named, @Nullable Integer number, SecretQuestion question)
            throws InputException {
        if (named != null) {
            return SecretText.lineOf(named, "new passphrase");
        }
        if (number != null) {
            return SecretText.lineOf(number, "new passphrase");
        }
        return NewSecret.asked(
                question,
                "A new passphrase for the vault",
                "the two passphrases differ: the vault keeps its old one",
                "a new passphrase is needed: --new-passphrase-file FILE, --new-passphrase-fd N, or a terminal to ask on");
    }
}
