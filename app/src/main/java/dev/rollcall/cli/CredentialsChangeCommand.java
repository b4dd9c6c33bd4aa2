package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.CredentialKind;
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

/** Changes a kept credential. */
@Command(
        name = "change",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Changes a credential that is kept: what is not said stays. Without options, it asks for the new"
                + " password.")
final class CredentialsChangeCommand implements Callable<Integer> {
    private final RollcallCommand root;

    @Parameters(paramLabel = "NAME", description = "What it is called.")
    String name = "";

    @Mixin
    NewCredential fresh = new NewCredential();

    @Option(names = "--for", paramLabel = "QUERY", description = "Hosts it is for from now on.")
    @Nullable
    String query;

    @Option(names = "--for-none", description = "It is for no hosts from now on, but where --credential names it.")
    boolean unbound;

    @Mixin
    VaultOptions vault = new VaultOptions();

    CredentialsChangeCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException, InterruptedException {
        if (query != null && unbound) {
            throw new InputException("--for and --for-none contradict each other: leave one of them out");
        }
        Optional<String> bound = CredentialsAddCommand.bound(query);
        CredentialParts parts = root.credentialParts();
        Optional<Vault> opened = vault.open(root, parts);
        if (opened.isEmpty()) {
            throw CredentialsTestCommand.noVault();
        }
        boolean bindingOnly = !fresh.isSaid() && (query != null || unbound);
        try (Vault kept = opened.get()) {
            Credential old = kept.credential(name);
            Optional<String> before = kept.find(name).flatMap(KeptCredential::query);
            kept.replace(new KeptCredential(
                    bindingOnly ? old : changed(old, parts.question()),
                    unbound ? Optional.empty() : bound.or(() -> before)));
        }
        if (!bindingOnly) {
            // What was refused under this name was another.
            parts.stopped().goOn(name);
        }
        root.surroundings().out().println(PlainText.line(name) + " changed");
        return Commands.DONE;
    }

    private Credential changed(Credential old, SecretQuestion question) throws InputException {
        if (fresh.isOnlyUser()) {
            CredentialRules.user(fresh.user);
            return renamed(old);
        }
        boolean silent = !fresh.isSaid();
        fresh.insteadOf(old);
        boolean nothingToAsk =
                silent && fresh.kind() != CredentialKind.PASSWORD && fresh.kind() != CredentialKind.KERBEROS_PASSWORD;
        if (nothingToAsk) {
            throw new InputException("what changes in " + name + ", of the kind "
                    + fresh.kind().key() + "? Say it with --user, --key, --keytab, --kind, --for or --for-none");
        }
        fresh.check();
        return fresh.made(name, question);
    }

    private Credential renamed(Credential old) throws InputException {
        return switch (old) {
            case Credential.Password password -> new Credential.Password(name, fresh.user, password.password());
            case Credential.SshKey key -> new Credential.SshKey(name, fresh.user, key.key(), key.passphrase());
            case Credential.SshAgent _ -> new Credential.SshAgent(name, fresh.user);
            case Credential.KerberosPassword password ->
                new Credential.KerberosPassword(name, fresh.user, password.password());
            case Credential.KerberosKeytab keytab -> new Credential.KerberosKeytab(name, fresh.user, keytab.keytab());
            case Credential.KerberosTickets _ -> new Credential.KerberosTickets(name, fresh.user);
            case Credential.CurrentUser _ ->
                throw new InputException("a credential of the kind current-user does not take a user");
        };
    }
}
