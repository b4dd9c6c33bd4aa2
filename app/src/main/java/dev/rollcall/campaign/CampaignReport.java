package dev.rollcall.campaign;

import dev.rollcall.fix.Change;
import dev.rollcall.fix.LeftOut;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A campaign as a note that can be filed: what was wanted, what was done to which host, what a new look said, how to undo it. */
public final class CampaignReport {
    private CampaignReport() {}

    public static String markdown(CampaignRecord campaign) {
        return new MarkdownNote().write(note(campaign));
    }

    /** One document without anything from elsewhere: it can be sent by mail, and looks the same in ten years. */
    public static String html(CampaignRecord campaign) {
        return new HtmlNote().write(note(campaign));
    }

    private static Note note(CampaignRecord campaign) {
        CampaignOrder order = campaign.order();
        List<Note.Part> parts = new ArrayList<>();
        parts.add(new Note.Facts(facts(campaign)));
        table("Verified: a new look from outside says so", campaign.in(StepState.VERIFIED), parts);
        table("Taken back", campaign.in(StepState.UNDONE), parts);
        table("Failed", campaign.in(StepState.FAILED), parts);
        table("In doubt: begun, and nobody knows how it ended", campaign.in(StepState.IN_DOUBT), parts);
        table("Applied, and not looked at", campaign.in(StepState.APPLIED), parts);
        table(
                "Not begun",
                campaign.steps().stream()
                        .filter(step -> switch (step.state()) {
                            case PLANNED, WAITING, RUNNING -> true;
                            case APPLIED, VERIFIED, FAILED, UNDONE, IN_DOUBT, LEFT_OUT -> false;
                        })
                        .toList(),
                parts);
        leftOut(campaign.in(StepState.LEFT_OUT), parts);
        parts.add(new Note.Heading("Undo"));
        parts.add(new Note.Text(undo(campaign)));
        logs(campaign, parts);
        String title = "Campaign " + campaign.number() + ": "
                + (order.reverts().isPresent()
                        ? "campaign " + order.reverts().getAsLong() + " taken back (" + order.fix() + ")"
                        : order.fix());
        return new Note(title, parts);
    }

    private static List<Note.Fact> facts(CampaignRecord campaign) {
        CampaignOrder order = campaign.order();
        List<Note.Fact> facts = new ArrayList<>();
        facts.add(new Note.Fact(
                "State",
                campaign.state().key()
                        + campaign.reason().map(reason -> ": " + reason).orElse("")));
        facts.add(new Note.Fact("By", order.by()));
        facts.add(new Note.Fact("Began", time(campaign.span().started())));
        facts.add(new Note.Fact(
                "Ended", campaign.span().ended().map(CampaignReport::time).orElse("not yet")));
        if (!order.said().isEmpty()) {
            facts.add(new Note.Fact(
                    "Parameters",
                    order.said().entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .collect(Collectors.joining(", "))));
        }
        facts.add(new Note.Fact(
                "Waves",
                order.care().waves() + ", stopping above " + order.care().gate().percent() + " % of a wave"));
        facts.add(new Note.Fact("Hosts", counts(campaign)));
        facts.add(new Note.Fact(
                "Journal", campaign.chainIntact() ? "whole" : "BROKEN: somebody changed or removed lines of it"));
        return facts;
    }

    private static String counts(CampaignRecord campaign) {
        List<String> counts = new ArrayList<>();
        for (StepState state : StepState.values()) {
            int count = campaign.in(state).size();
            if (count > 0) {
                counts.add(count + " " + state.key());
            }
        }
        return counts.isEmpty() ? "none" : String.join(", ", counts);
    }

    private static void table(String heading, List<StepRecord> steps, List<Note.Part> parts) {
        if (steps.isEmpty()) {
            return;
        }
        parts.add(new Note.Heading(heading));
        parts.add(new Note.Table(
                List.of("Host", "Wave", "What changed", "What was seen", "Took"),
                steps.stream()
                        .map(step -> List.of(
                                step.subject().name(),
                                String.valueOf(step.wave()),
                                changes(step),
                                step.words(),
                                step.trail().took().isZero()
                                        ? ""
                                        : "%.1f s".formatted(step.trail().took().toMillis() / 1000.0)))
                        .toList()));
    }

    private static void leftOut(List<StepRecord> steps, List<Note.Part> parts) {
        if (steps.isEmpty()) {
            return;
        }
        parts.add(new Note.Heading("Left out"));
        parts.add(new Note.Table(
                List.of("Host", "Reason", "Why"),
                steps.stream()
                        .map(step -> List.of(
                                step.subject().name(),
                                step.leftOut().map(LeftOut::key).orElse(""),
                                step.words()))
                        .toList()));
    }

    private static void logs(CampaignRecord campaign, List<Note.Part> parts) {
        boolean headed = false;
        for (StepRecord step : campaign.steps()) {
            if (!step.trail().log().isEmpty()) {
                if (!headed) {
                    parts.add(new Note.Heading("What was done on the hosts (their own clocks, UTC)"));
                    headed = true;
                }
                parts.add(new Note.Log(step.subject().name(), step.trail().log()));
            }
        }
    }

    private static String undo(CampaignRecord campaign) {
        long undoable =
                campaign.steps().stream().filter(step -> step.trail().undo()).count();
        return undoable == 0
                ? "Nothing of this can be taken back."
                : undoable + (undoable == 1 ? " host" : " hosts")
                        + " can be put back as before: rollcall campaigns revert " + campaign.number();
    }

    private static String changes(StepRecord step) {
        return step.changes().stream().map(Change::line).collect(Collectors.joining("; "));
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
