package dev.rollcall.cli;

import dev.rollcall.campaign.CampaignPlan;
import dev.rollcall.campaign.Campaigns;
import dev.rollcall.campaign.Care;
import dev.rollcall.host.InputException;
import dev.rollcall.vault.Vault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a campaign back. */
@Command(
        name = "revert",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Takes back what a campaign did, on all its hosts or on some: itself a campaign.")
final class CampaignsRevertCommand implements Callable<Integer> {
    private final RollcallCommand root;

    @Parameters(index = "0", paramLabel = "N", description = "As campaigns list numbers it.")
    long number;

    @Parameters(index = "1..*", paramLabel = "HOST", description = "Only these hosts of it.")
    List<String> named = new ArrayList<>();

    @Option(names = "--plan", description = "Show what would be taken back, and change nothing.")
    boolean planOnly;

    @Option(names = "--yes", description = "Don't ask before acting.")
    boolean consent;

    @Mixin
    final CareOptions caring = new CareOptions();

    @Mixin
    final ActOptions acting = new ActOptions();

    CampaignsRevertCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException, IOException, InterruptedException {
        Care care = caring.care();
        Consent asked = new Consent(root.surroundings());
        if (!planOnly && !consent) {
            asked.mustBePossible();
        }
        Optional<Vault> vault = acting.vault(root);
        try (OpenStore store = root.openKept()) {
            Campaigns campaigns = acting.campaigns(store, vault);
            CampaignPrinter printer = new CampaignPrinter(root.surroundings(), acting.format);
            CampaignPlan plan =
                    campaigns.planRevert(
                    number,
                    CampaignHosts.names(root, store, number, named),
                    care,
                    Who.here(),
                    printer.planning(Math.max(1, named.size())));
            return new CampaignWatch(root, printer)
                    .carryOut(campaigns, plan, planOnly, consent ? Optional.empty() : Optional.of(asked));
        } finally {
            vault.ifPresent(Vault::close);
        }
    }
}
