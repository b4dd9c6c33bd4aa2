package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.CampaignAccount;
import dev.rollcall.campaign.Campaigns;
import dev.rollcall.campaign.report.CampaignReport;
import dev.rollcall.host.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes a campaign down as a note: HTML where the file is called so, Markdown otherwise. Off the JavaFX thread. */
record ReportFile(Campaigns campaigns) {
    /** @return the name of the file */
    String write(long number, Path file) throws InputException {
        CampaignAccount account =
                campaigns.account(number).orElseThrow(() -> new InputException("There is no campaign " + number + "."));
        String name = file.toString().toLowerCase(Locale.ROOT);
        boolean html = name.endsWith(".html") || name.endsWith(".htm");
        try {
            Files.writeString(file, html ? CampaignReport.html(account) : CampaignReport.markdown(account));
        } catch (IOException unwritable) {
            throw new InputException(file + " can't be written", unwritable);
        }
        return String.valueOf(file.getFileName());
    }
}
