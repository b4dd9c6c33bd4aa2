package dev.rollcall.cli;

import dev.rollcall.campaign.CampaignRecord;
import dev.rollcall.host.InputException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a campaign. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Ends a campaign that was interrupted, or has another process stop it that is running it: hosts that are being",
            "worked on come to their end there."
        })
final class CampaignsStopCommand implements Callable<Integer> {
    private final RollcallCommand root;

    @Parameters(paramLabel = "N", description = "As campaigns list numbers it.")
    long number;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default), json, ndjson.")
    CampaignFormat format = CampaignFormat.TABLE;

    CampaignsStopCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException, IOException {
        if (root.askedToStop(number)) {
            root.surroundings().out().println("campaign " + number + " is asked to stop by the process that runs it");
            return Commands.DONE;
        }
        CampaignRecord ended;
        try (OpenStore store = root.openKept()) {
            CampaignsShowCommand.named(root, store, number);
            ended = store.campaigns(Acting.NOBODY).end(number, Who.here());
        }
        new CampaignPrinter(root.surroundings(), format).print(ended);
        return Commands.DONE;
    }
}
