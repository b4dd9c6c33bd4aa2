package dev.rollcall.cli;

import dev.rollcall.campaign.CampaignAccount;
import dev.rollcall.campaign.CampaignRecord;
import dev.rollcall.campaign.Campaigns;
import dev.rollcall.campaign.report.CampaignReport;
import dev.rollcall.host.InputException;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a campaign host by host. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Shows a campaign host by host, and whether its journal is whole; or writes its report.")
final class CampaignsShowCommand implements Callable<Integer> {
    private final RollcallCommand root;

    @Parameters(paramLabel = "N", description = "As campaigns list numbers it.")
    long number;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default), json, ndjson.")
    CampaignFormat format = CampaignFormat.TABLE;

    @Option(names = "--report", paramLabel = "FORM", description = "Print the report: markdown or html.")
    @Nullable
    Form report;

    CampaignsShowCommand(RollcallCommand root) {
        this.root = root;
    }

    /** Of a report. */
    enum Form {
        MARKDOWN,
        HTML
    }

    @Override
    public Integer call() throws InputException, IOException {
        try (OpenStore store = root.openKept()) {
            if (report == null) {
                new CampaignPrinter(root.surroundings(), format).print(named(root, store, number));
            } else {
                root.surroundings().out().print(written(store.campaigns(Acting.NOBODY), report));
            }
        }
        return Commands.DONE;
    }

    private String written(Campaigns campaigns, Form form) throws InputException {
        CampaignAccount account = campaigns.account(number).orElseThrow(() -> unknown(number));
        return switch (form) {
            case MARKDOWN -> CampaignReport.markdown(account);
            case HTML -> CampaignReport.html(account);
        };
    }

    static CampaignRecord named(RollcallCommand root, OpenStore store, long number) throws InputException {
        return store.campaigns(Acting.NOBODY).campaign(number).orElseThrow(() -> unknown(number));
    }

    private static InputException unknown(long number) {
        return new InputException("there is no campaign " + number + " (rollcall campaigns list shows them)");
    }
}
