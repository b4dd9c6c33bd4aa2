package dev.rollcall.cli;

import dev.rollcall.campaign.CampaignSummary;
import dev.rollcall.host.InputException;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists campaigns. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lists campaigns, the newest first; show says of each whether its journal is whole.")
final class CampaignsListCommand implements Callable<Integer> {
    private static final List<String> HEADINGS =
            List.of("campaign", "fix", "state", "reason", "by", "started", "ended", "reverts");

    private final RollcallCommand root;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default), csv or json.")
    ListFormat format = ListFormat.TABLE;

    CampaignsListCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException, IOException {
        List<CampaignSummary> all;
        try (OpenStore store = root.openKept()) {
            all = store.campaigns(Acting.NOBODY).all();
        }
        format.print(
                root.surroundings().out(),
                HEADINGS,
                all.stream().map(CampaignsListCommand::row).toList());
        if (all.isEmpty()) {
            root.surroundings().complain("there are no campaigns yet");
        }
        return Commands.DONE;
    }

    private static List<@Nullable Object> row(CampaignSummary campaign) {
        return ListFormat.row(
                campaign.number(),
                campaign.order().fix(),
                campaign.state().key(),
                campaign.reason().orElse(null),
                campaign.order().by(),
                campaign.span().started().truncatedTo(ChronoUnit.SECONDS).toString(),
                campaign.span()
                        .ended()
                        .map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString())
                        .orElse(null),
                campaign.order().reverts().isPresent()
                        ? campaign.order().reverts().getAsLong()
                        : null);
    }
}
