package dev.rollcall.cli;

import dev.rollcall.campaign.Campaigns;
import dev.rollcall.host.InputException;
import dev.rollcall.vault.Vault;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Goes on with a campaign. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Goes on with a campaign that was stopped or interrupted: looks first at what is in doubt.")
final class CampaignsResumeCommand implements Callable<Integer> {
    private final RollcallCommand root;

    @Parameters(paramLabel = "N", description = "As campaigns list numbers it.")
    long number;

    @Mixin
    final ActOptions acting = new ActOptions();

    CampaignsResumeCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException, IOException, InterruptedException {
        Optional<Vault> vault = acting.vault(root);
        try (OpenStore store = root.openKept()) {
            Campaigns campaigns = acting.campaigns(store, vault);
            return new CampaignWatch(root, new CampaignPrinter(root.surroundings(), acting.format))
                    .toItsEnd(listener -> campaigns.resume(number, Who.here(), listener));
        } finally {
            vault.ifPresent(Vault::close);
        }
    }
}
