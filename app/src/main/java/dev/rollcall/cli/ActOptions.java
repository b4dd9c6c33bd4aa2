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
    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default), json, ndjson.")
    CampaignFormat format = CampaignFormat.TABLE;

    @Option(names = "--policy", paramLabel = "FILE", description = "Thresholds, as a TOML file.")
    @Nullable
    Path policyFile;

    @Mixin
    final LookOptions looking = new LookOptions();

    @Mixin
    final InsideOptions inside = new InsideOptions();

    /** Opens the vault, which the caller closes; empty where there is none. */
    Optional<Vault> vault(RollcallCommand root) throws InputException, InterruptedException {
        if (inside.outsideOnly) {
            throw new InputException("--no-inside: a fix has to log on to hosts");
        }
        return inside.open(root);
    }

    Campaigns campaigns(OpenStore store, Optional<Vault> vault) throws InputException {
        SweepPlan plan = looking.plan(vault.isPresent());
        Policy policy = PolicyOption.read(policyFile);
        return store.campaigns(new Acting(inside.plan(vault, store.hosts()::named, plan.probing()), plan, policy));
    }
}
