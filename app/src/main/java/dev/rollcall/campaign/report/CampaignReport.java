package dev.rollcall.campaign.report;

import dev.rollcall.campaign.CampaignAccount;
import dev.rollcall.campaign.CampaignOrder;
import dev.rollcall.fix.FixSheet;
import java.util.ArrayList;
import java.util.List;

/**
 * A campaign as a note that can be filed: what was wrong, what was decided and by whom, what was done when, who was told what, what changed, how that was
 * proved, what needs attention, and how to take it back. Hosts are summed up in groups; one table at the end has them all.
 */
public final class CampaignReport {
    private CampaignReport() {}

    public static String markdown(CampaignAccount account) {
        return new MarkdownNote().write(note(account));
    }

    /** One document without anything from elsewhere: it can be sent by mail, and looks the same in ten years. */
    public static String html(CampaignAccount account) {
        return new HtmlNote().write(note(account));
    }

    private static Note note(CampaignAccount account) {
        List<Note.Part> parts = new ArrayList<>();
        Outline outline = new Outline(account);
        outline.lead(parts);
        new Symptoms(account).add(parts);
        new Decision(account).add(parts);
        new Course(account).add(parts);
        new Dealings(account).add(parts);
        new Effects(account).add(parts);
        new Attention(account).add(parts);
        outline.undo(parts);
        outline.journal(parts);
        new HostRows(account).add(parts);
        return new Note(title(account), parts);
    }

    private static String title(CampaignAccount account) {
        CampaignOrder order = account.campaign().order();
        String fix = account.sheet().map(FixSheet::title).orElse(order.fix());
        return "Campaign " + account.campaign().number() + ": "
                + (order.reverts().isPresent()
                        ? "campaign " + order.reverts().getAsLong() + " taken back (" + fix + ")"
                        : fix);
    }
}
