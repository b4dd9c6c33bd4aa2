package dev.rollcall.cli;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.matrix.CredentialBindings;
import dev.rollcall.matrix.Row;
import dev.rollcall.observation.Check;
import dev.rollcall.probe.ProbeSettings;
import dev.rollcall.probe.access.CredentialChoice;
import dev.rollcall.probe.access.CredentialChoice.Chosen;
import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.vault.Vault;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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

    @Mixin
    final WayOptions ways = new WayOptions();

    @Mixin
    final VaultOptions vault = new VaultOptions();

    /** There is a vault, and nobody could open it. */
    private boolean locked;

    /** @throws InputException where what was said contradicts itself */
    void check(Set<Check> wanted) throws InputException {
        ways.check();
        if (outsideOnly && (credential != null || vault.isSaid())) {
            throw new InputException("--no-inside and credentials contradict each other: leave one of them out");
        }
        if (outsideOnly && !SweepPlan.OUTSIDE.containsAll(wanted)) {
            throw new InputException(
                    "--no-inside: of the checks that are asked for, some need the inside; outside are dns, port, nla, certificate");
        }
    }

    /** Whether any check is asked for that could need a credential. */
    boolean isWantedBy(LookOptions looking) throws InputException {
        return looking.checks == null
                || !SweepPlan.OUTSIDE.containsAll(looking.plan(false).checks());
    }

    /**
     * Opens the vault, which the caller closes, where this run can use it; empty where hosts are to be looked at from outside only.
     *
     * @throws InputException where what was said can't be used
     */
    Optional<Vault> open(RollcallCommand root) throws InputException, InterruptedException {
        Optional<Vault> opened = openIfAnswered(root);
        if (locked) {
            root.surroundings()
                    .complain("the vault stays closed, so this is the outside only: --vault-passphrase-file FILE opens"
                            + " it, --no-inside says that this is meant");
        }
        return opened;
    }

    /** As {@link #open}; a vault that stays closed is for the caller to say, see {@link #isLocked}. */
    Optional<Vault> openIfAnswered(RollcallCommand root) throws InputException, InterruptedException {
        if (outsideOnly) {
            return Optional.empty();
        }
        CredentialParts parts = root.credentialParts();
        if (credential != null || vault.isSaid()) {
            root.workbench().prepare();
            return Optional.of(vault.open(root, parts).orElseThrow(CredentialsTestCommand::noVault));
        }
        if (!parts.vault().exists()) {
            return Optional.empty();
        }
        root.workbench().prepare();
        Optional<Vault> opened = vault.openIfAnswered(root, parts);
        locked = opened.isEmpty();
        return opened;
    }

    /** Whether there is a vault, and nobody could open it. */
    boolean isLocked() {
        return locked;
    }

    LogonPlan plan(Optional<Vault> opened, Function<String, Optional<Host>> inventory, ProbeSettings probing)
            throws InputException {
        return ways.plan(choice(opened), inventory, probing);
    }

    private CredentialChoice choice(Optional<Vault> opened) throws InputException {
        if (opened.isEmpty()) {
            return locked ? CredentialChoice.locked() : _ -> Optional.empty();
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
        return bindings.choose(Row.unchecked(host), Instant.now())
                .flatMap(choice ->
                        kept.find(choice.credential()).map(found -> new Chosen(found.credential(), choice.why())));
    }
}
