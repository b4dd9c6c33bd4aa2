package dev.rollcall.campaign.report;

import dev.rollcall.campaign.CampaignAccount;
import dev.rollcall.campaign.CampaignRecord;
import dev.rollcall.campaign.StepRecord;
import dev.rollcall.campaign.StepState;
import dev.rollcall.fix.FixSheet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What to know first, how to take it back, and how far the journal can be believed. */
record Outline(CampaignAccount account) {
    void lead(List<Note.Part> parts) {
        CampaignRecord campaign = account.campaign();
        if (!campaign.chainIntact()) {
            parts.add(new Note.Lead(
                    "The journal of this campaign is broken: somebody changed or removed lines of it. What follows is what is"
                            + " left of it, and may not be what happened.",
                    Note.Tone.BAD));
        }
        int hosts = campaign.steps().size();
        String what =
                account.sheet().map(FixSheet::title).orElse(campaign.order().fix());
        String when = campaign.span()
                .ended()
                .map(end -> campaign.state().key() + " " + Times.of(end) + " UTC, after "
                        + Times.took(Duration.between(campaign.span().started(), end)))
                .orElse(campaign.state().key() + ", begun "
                        + Times.of(campaign.span().started()) + " UTC");
        String reason = campaign.reason().map(why -> " (" + why + ")").orElse("");
        parts.add(new Note.Lead(
                what + ", " + hosts + (hosts == 1 ? " host: " : " hosts: ") + counts(campaign.steps()) + ". By "
                        + campaign.order().by() + "; " + when + reason + ".",
                tone()));
    }

    private Note.Tone tone() {
        boolean bad = false;
        boolean open = false;
        for (StepRecord step : account.campaign().steps()) {
            switch (step.state()) {
                case FAILED, IN_DOUBT -> bad = true;
                case PLANNED, WAITING, RUNNING, APPLIED -> open = true;
                case VERIFIED, UNDONE, LEFT_OUT -> {}
            }
        }
        return bad ? Note.Tone.BAD : open ? Note.Tone.MIXED : Note.Tone.GOOD;
    }

    static String counts(List<StepRecord> steps) {
        List<String> counts = new ArrayList<>();
        for (StepState state : StepState.values()) {
            long count = steps.stream().filter(step -> step.state() == state).count();
            if (count > 0) {
                counts.add(count + " " + state.key().replace('-', ' '));
            }
        }
        return counts.isEmpty() ? "none" : String.join(", ", counts);
    }

    void undo(List<Note.Part> parts) {
        CampaignRecord campaign = account.campaign();
        long undoable =
                campaign.steps().stream().filter(step -> step.trail().undo()).count();
        parts.add(new Note.Heading("Taking it back"));
        if (campaign.order().reverts().isPresent()) {
            parts.add(new Note.Text("This campaign took back campaign "
                    + campaign.order().reverts().getAsLong() + ": to have its changes again, run that fix again."));
            return;
        }
        // One whose time is over may have failed to put it back, and can be put back still.
        long undone = campaign.in(StepState.UNDONE).stream()
                .filter(step -> !step.trail().undo())
                .count();
        String done = undone == 0 ? "" : hosts(undone) + " put back already. ";
        parts.add(new Note.Text(
                undoable == 0
                        ? done + "Nothing else of this can be taken back."
                        : done + hosts(undoable) + " can be put back as before: rollcall campaigns revert "
                                + campaign.number() + ", with names of hosts for some of them only. That is a"
                                + " campaign itself, which is proved by new looks."));
    }

    private static String hosts(long count) {
        return count + (count == 1 ? " host" : " hosts");
    }

    void journal(List<Note.Part> parts) {
        CampaignRecord campaign = account.campaign();
        parts.add(new Note.Heading("Journal"));
        parts.add(new Note.Facts(List.of(
                new Note.Fact(
                        "Chain", campaign.chainIntact() ? "intact" : "BROKEN: somebody changed or removed lines of it"),
                new Note.Fact(
                        "Lines", account.writing().lines() + ", each with a hash of itself and of the one before it"),
                new Note.Fact(
                        "Last hash",
                        account.writing().lastHash()
                                + " (SHA-256; kept elsewhere, it shows later whether lines are gone)"))));
    }
}
