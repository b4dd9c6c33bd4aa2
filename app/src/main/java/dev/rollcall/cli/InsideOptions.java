package dev.rollcall.cli;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.matrix.CredentialBindings;
import dev.rollcall.matrix.Row;
import dev.rollcall.probe.access.CredentialChoice;
import dev.rollcall.probe.access.CredentialChoice.Chosen;
import dev.rollcall.remote.TransportKind;
import dev.rollcall.remote.Way;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.Vault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How {@code check} logs on to hosts, to look inside. */
final class InsideOptions {
    @Option(names = "--no-inside", description = "Look from outside only, even where the vault has credentials.")
    boolean outsideOnly;

    @Option(names = "--credential", paramLabel = "NAME", description = "Log on to every host with this one.")
    @Nullable
    String credential;

    @Option(names = "--known-hosts", paramLabel = "FILE", description = "SSH keys to trust, in OpenSSH's form.")
    @Nullable
    Path knownHosts;

    @Option(names = "--trust-new", description = "Trust hosts that nobody knows yet, and remember them.")
    boolean trustNew;

    @Option(
            names = "--access",
            paramLabel = "LIST",
            description = "Ways in, the better ones first: winrm-https,winrm-http,ssh unless said; with :PORT where it"
                    + " isn't the usual one.")
    @Nullable
    String access;

    @Mixin
    final VaultOptions vault = new VaultOptions();

    /**
     * Opens the vault, which the caller closes, where this run can use it; empty where hosts are to be looked at from outside only.
     *
     * @throws InputException where what was said can't be used
     */
    Optional<Vault> open(RollcallCommand root) throws InputException, InterruptedException {
        if (outsideOnly) {
            if (credential != null) {
                throw new InputException("--no-inside and --credential contradict each other");
            }
            return Optional.empty();
        }
        CredentialParts parts = root.credentialParts();
        if (credential != null || vault.isSaid()) {
            return Optional.of(vault.open(parts).orElseThrow(CredentialsTestCommand::noVault));
        }
        if (!parts.vault().exists()) {
            return Optional.empty();
        }
        Optional<Vault> opened = vault.openIfAnswered(parts);
        if (opened.isEmpty()) {
            root.surroundings()
                    .complain("the vault stays closed, so this is the outside only: --vault-passphrase-file FILE opens"
                            + " it, --no-inside says that this is meant");
        }
        return opened;
    }

    LogonPlan plan(Optional<Vault> opened, Duration timeout) throws InputException {
        return new LogonPlan(choice(opened), Optional.ofNullable(knownHosts), trustNew, ways(), timeout);
    }

    private CredentialChoice choice(Optional<Vault> opened) throws InputException {
        if (opened.isEmpty()) {
            return _ -> Optional.empty();
        }
        Vault kept = opened.get();
        if (credential != null) {
            Chosen chosen = new Chosen(kept.credential(credential), "asked for by --credential");
            return _ -> Optional.of(chosen);
        }
        CredentialBindings bindings = CredentialBindings.of(kept.bindings());
        return host -> bound(kept, bindings, host);
    }

    private static Optional<Chosen> bound(Vault kept, CredentialBindings bindings, Host host) {
        return bindings.choose(Row.unchecked(host), Instant.now()).flatMap(choice -> kept.find(choice.credential())
                .map(found -> new Chosen(found.credential(), choice.why())));
    }

    private List<Way> ways() throws InputException {
        if (access == null) {
            return Way.USUAL;
        }
        List<Way> ways = new ArrayList<>();
        for (String part : access.split(",", -1)) {
            String[] words = part.strip().toLowerCase(Locale.ROOT).split(":", 2);
            TransportKind kind = TransportKind.ofKey(words[0])
                    .orElseThrow(() -> new InputException("--access: there is no way \"" + words[0]
                            + "\" into a host: use winrm-https, winrm-http, ssh"));
            ways.add(new Way(kind, words.length == 1 ? kind.port() : Words.port(words[1], "--access " + part)));
        }
        return ways;
    }
}
