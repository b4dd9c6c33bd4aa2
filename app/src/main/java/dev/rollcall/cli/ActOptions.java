package dev.rollcall.cli;

import dev.rollcall.campaign.Campaigns;
import dev.rollcall.host.InputException;
import dev.rollcall.policy.Policy;
import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.vault.Vault;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command needs that acts on hosts: how to look at them, and how to log on. */
final class ActOptions {
    private static final String CLOSED =
            "the vault stays closed, so no host can be logged on to: --vault-passphrase-file FILE opens it";

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default), json, ndjson.")
    CampaignFormat format = CampaignFormat.TABLE;

    @Option(names = "--policy", paramLabel = "FILE", description = "Thresholds, as a TOML file.")
    @Nullable
    Path policyFile;

    @Mixin
    final LookOptions looking = new LookOptions();

    @Mixin
    final InsideOptions inside = new InsideOptions();

    /** Opens the vault, which the caller closes; empty where there is none, or where nobody could open it, which is said. */
    Optional<Vault> vault(RollcallCommand root) throws InputException, InterruptedException {
        Optional<Vault> opened = opened(root);
        if (inside.isLocked()) {
            root.surroundings().complain(CLOSED);
        }
        return opened;
    }

    /** As {@link #vault}, for a fix of hosts: a nightly job whose vault stays closed has done nothing, which is no success. */
    Optional<Vault> vaultToAct(RollcallCommand root) throws InputException, InterruptedException {
        Optional<Vault> opened = opened(root);
        if (inside.isLocked()) {
            throw new InputException(CLOSED);
        }
        return opened;
    }

    private Optional<Vault> opened(RollcallCommand root) throws InputException, InterruptedException {
        if (inside.outsideOnly) {
            throw new InputException("--no-inside: a fix has to log on to hosts");
        }
        return inside.openIfAnswered(root);
    }

    Campaigns campaigns(OpenStore store, Optional<Vault> vault) throws InputException {
        SweepPlan plan = looking.plan(vault.isPresent());
        return store.campaigns(new Acting(inside.plan(vault, store.hosts()::named, plan.probing()), plan, policy()));
    }

    Policy policy() throws InputException {
        return PolicyOption.read(policyFile);
    }
}
