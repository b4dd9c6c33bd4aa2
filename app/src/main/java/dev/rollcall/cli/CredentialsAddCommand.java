package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import dev.rollcall.matrix.Query;
import dev.rollcall.vault.CredentialRules;
import dev.rollcall.vault.KeptCredential;
import dev.rollcall.vault.Vault;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps a credential. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Keeps a credential in the vault; the first one makes the vault. Secrets are read from a file, a"
                + " descriptor or the terminal, never from an argument.")
final class CredentialsAddCommand implements Callable<Integer> {
    private final RollcallCommand root;

    @Parameters(paramLabel = "NAME", description = "What it is called from now on.")
    String name = "";

    @Mixin
    NewCredential credential = new NewCredential();

    @Option(
            names = "--for",
            paramLabel = "QUERY",
            description = "Hosts it is for, such as 'tag:prod os:windows'; of several that fit, the narrowest wins.")
    @Nullable
    String query;

    @Mixin
    VaultOptions vault = new VaultOptions();

    CredentialsAddCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException, InterruptedException {
        CredentialRules.name(name);
        Optional<String> bound = bound(query);
        credential.check();
        CredentialParts parts = root.credentialParts();
        if (parts.vault().exists() || credential.asksForPassword()) {
            add(parts, bound);
        } else {
            addFirst(parts, bound);
        }
        // What was refused under this name was another.
        parts.stopped().goOn(name);
        root.surroundings()
                .out()
                .println(name + " kept" + bound.map(said -> " for " + said).orElse(""));
        return Commands.DONE;
    }

    private void add(CredentialParts parts, Optional<String> bound) throws InputException, InterruptedException {
        try (Vault opened = vault.openOrCreate(root, parts)) {
            if (opened.find(name).isPresent()) {
                throw new InputException("there is a credential " + name + " already: rollcall credentials change "
                        + name + " gives it another secret, user or hosts");
            }
            opened.add(new KeptCredential(credential.made(name, parts.question()), bound));
        }
    }

    /** A file that can't be read leaves no empty vault behind: its passphrase would be asked for from then on. */
    private void addFirst(CredentialParts parts, Optional<String> bound) throws InputException, InterruptedException {
        KeptCredential first = new KeptCredential(credential.made(name, parts.question()), bound);
        try (Vault made = vault.openOrCreate(root, parts)) {
            made.add(first);
        }
    }

    static Optional<String> bound(@Nullable String query) throws InputException {
        if (query == null) {
            return Optional.empty();
        }
        Query parsed = QueryOption.binding(query);
        if (parsed.isEmpty()) {
            throw new InputException("--for is empty: --for '*' is every host, no --for is none");
        }
        return Optional.of(parsed.toString());
    }
}
