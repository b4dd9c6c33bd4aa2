package dev.rollcall.cli;

import dev.rollcall.campaign.CampaignPlan;
import dev.rollcall.fix.FixSheet;
import dev.rollcall.host.InputException;
import java.io.Console;
import java.io.IOError;
import java.io.IOException;

/** Asks the person at the terminal before anything is done. */
final class Consent {
    private final Surroundings surroundings;

    Consent(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** @throws InputException where nobody can be asked */
    @SuppressWarnings("SystemConsoleNull") // from Java 22 on a console may exist without a terminal: it is asked
    void mustBePossible() throws InputException {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new InputException(
                    "nobody can be asked here: --plan shows what would be done, --yes does it without a question");
        }
    }

    /** Shows the plan. Where people or hosts would suffer, the number of hosts has to be typed; elsewhere a yes will do. */
    @SuppressWarnings("SystemConsoleNull") // as above
    boolean given(FixSheet sheet, CampaignPlan plan) throws IOException {
        CampaignTable.print(surroundings.out(), plan);
        int hosts = plan.acting().size();
        if (hosts == 0) {
            return false;
        }
        String wanted = sheet.risk().disturbs() ? String.valueOf(hosts) : "yes";
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            String typed = console.readLine(
                    "%s on %d %s (%s). Type %s to go on: ",
                    sheet.title(),
                    hosts,
                    hosts == 1 ? "host" : "hosts",
                    sheet.risk().words(),
                    wanted);
            return typed != null && typed.strip().equalsIgnoreCase(wanted);
        } catch (IOError _) {
            return false;
        }
    }
}
