package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import dev.rollcall.vault.Secret;
import dev.rollcall.vault.SecretText;
import dev.rollcall.vault.Vault;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the vault is opened; mixed into each command that needs a credential. */
final class VaultOptions {
    private static final String QUESTION = "Passphrase of the vault";
    private static final String NOBODY =
            "the vault needs a passphrase: --vault-passphrase-file FILE, --vault-passphrase-fd N, or a terminal to ask on";

    @Option(
            names = "--vault-passphrase-file",
            paramLabel = "FILE",
            description = "Holds the passphrase of the vault in one line; otherwise you are asked for it.")
    @Nullable
    Path file;

    @Option(
            names = "--vault-passphrase-fd",
            paramLabel = "N",
            description = "File descriptor to read the passphrase of the vault from.")
    @Nullable
    Integer descriptor;

    @Option(
            names = "--vault-keyring",
            description = "Take the passphrase of the vault from this system's keyring, and keep it there.")
    boolean keyring;

    /** Opens the vault, which the caller closes; empty where there is none yet. */
    Optional<Vault> open(RollcallCommand root, CredentialParts parts) throws InputException, InterruptedException {
        return parts.vault().exists() ? Optional.of(root.opened(opened(parts), parts)) : Optional.empty();
    }

    /** Whether the command line says where the passphrase is. */
    boolean isSaid() {
        return file != null || descriptor != null || keyring;
    }

    /** Opens the vault, which the caller closes, with what a person answers; empty where there is nobody to ask. */
    Optional<Vault> openIfAnswered(RollcallCommand root, CredentialParts parts) throws InputException {
        Optional<Secret> answer = parts.question().ask(QUESTION);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        try (Secret passphrase = answer.get()) {
            return Optional.of(root.opened(parts.vault().open(passphrase), parts));
        }
    }

    /** Opens the vault, which the caller closes; makes it where there is none yet. */
    Vault openOrCreate(RollcallCommand root, CredentialParts parts) throws InputException, InterruptedException {
        if (parts.vault().exists()) {
            return root.opened(opened(parts), parts);
        }
        try (Secret passphrase = said().orElse(null)) {
            if (passphrase != null) {
                return parts.vault().create(passphrase);
            }
        }
        try (Secret passphrase = chosen(parts.question())) {
            Vault vault = parts.vault().create(passphrase);
            remember(parts, passphrase);
            return vault;
        }
    }

    private Vault opened(CredentialParts parts) throws InputException, InterruptedException {
        Optional<Secret> said = said();
        if (said.isPresent()) {
            try (Secret passphrase = said.get()) {
                return parts.vault().open(passphrase);
            }
        }
        Optional<Secret> remembered =
                keyring ? parts.keyring().find(parts.vault().path()) : Optional.empty();
        if (remembered.isPresent()) {
            try (Secret passphrase = remembered.get()) {
                return parts.vault().open(passphrase);
            } catch (InputException _) {
                // Of a vault that was here before: the right one takes its place.
            }
        }
        try (Secret passphrase = asked(parts.question(), QUESTION)) {
            Vault vault = parts.vault().open(passphrase);
            remember(parts, passphrase);
            return vault;
        }
    }

    /** In the keyring, where that is wanted. */
    void remember(CredentialParts parts, Secret passphrase) throws InputException, InterruptedException {
        if (keyring) {
            parts.keyring().keep(parts.vault().path(), passphrase);
        }
    }

    private Optional<Secret> said() throws InputException {
        Path named = file;
        Integer number = descriptor;
        if (named != null && number != null) {
            throw new InputException("use --vault-passphrase-file or --vault-passphrase-fd, not both");
        }
        if (named != null) {
            return Optional.of(SecretText.lineOf(named, "vault passphrase"));
        }
        return number == null ? Optional.empty() : Optional.of(SecretText.lineOf(number, "vault passphrase"));
    }

    private static Secret chosen(SecretQuestion question) throws InputException {
        return NewSecret.asked(
                question,
                "There is no vault yet. A passphrase for it",
                "the two passphrases differ: no vault was made",
                NOBODY);
    }

    private static Secret asked(SecretQuestion question, String prompt) throws InputException {
        return question.ask(prompt).orElseThrow(() -> new InputException(NOBODY));
    }
}
