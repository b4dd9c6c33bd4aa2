package dev.rollcall.cli;

import dev.rollcall.campaign.CampaignRecord;
import dev.rollcall.campaign.Campaigns;
import dev.rollcall.campaign.ToldHosts;
import dev.rollcall.host.InputException;
import dev.rollcall.vault.Vault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets a timed change stay. */
@Command(
        name = "confirm",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Lets a change stay that its hosts would take back by themselves, as after disable-nla --for 15m: on all hosts",
            "of a campaign where it was verified, or on some. campaigns revert takes it back all the same."
        },
        footer = {
            "",
            "Exit: 0 each of these hosts lets it stay; 1 some does not, or its time was over; 2 wrong usage or input;",
            "3 the program could not go on."
        })
final class CampaignsConfirmCommand implements Callable<Integer> {
    private final RollcallCommand root;

    @Parameters(index = "0", paramLabel = "N", description = "As campaigns list numbers it.")
    long number;

    @Parameters(index = "1..*", paramLabel = "HOST", description = "Only these hosts of it.")
    List<String> named = new ArrayList<>();

    @Mixin
    final ActOptions acting = new ActOptions();

    CampaignsConfirmCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException, IOException, InterruptedException {
        Optional<Vault> vault = acting.vault(root);
        Thread asking = Thread.currentThread();
        try (OpenStore store = root.openKept();
                Interruption.Watch _ = root.surroundings().interruption().watch(asking::interrupt, root.workbench())) {
            return confirm(acting.campaigns(store, vault), CampaignHosts.names(root, store, number, named));
        } finally {
            vault.ifPresent(Vault::close);
        }
    }

    private int confirm(Campaigns campaigns, List<String> hosts) throws InputException, IOException {
        ToldHosts told = new ToldHosts();
        try {
            CampaignRecord confirmed = campaigns.confirm(number, hosts, Who.here(), told);
            new CampaignPrinter(root.surroundings(), acting.format).print(confirmed);
        } catch (InterruptedException _) {
            root.surroundings()
                    .complain("stopped: hosts that were not told yet go back by themselves; see campaigns show "
                            + number);
            return Commands.SOME_HOST_FAILS;
        }
        root.say(root.stopped());
        return told.others() == 0 ? Commands.DONE : Commands.SOME_HOST_FAILS;
    }
}
