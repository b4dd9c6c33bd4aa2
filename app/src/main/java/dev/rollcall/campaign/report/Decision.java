package dev.rollcall.campaign.report;

import dev.rollcall.campaign.CampaignAccount;
import dev.rollcall.campaign.CampaignOrder;
import dev.rollcall.campaign.CampaignRecord;
import dev.rollcall.campaign.Care;
import dev.rollcall.campaign.StepState;
import dev.rollcall.fix.FixSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was decided, by whom and when, and how carefully it was to be done. */
record Decision(CampaignAccount account) {
    void add(List<Note.Part> parts) {
        CampaignRecord campaign = account.campaign();
        CampaignOrder order = campaign.order();
        List<Note.Fact> facts = new ArrayList<>();
        facts.add(new Note.Fact(
                "Fix",
                order.fix()
                        + account.sheet()
                                .map(sheet -> ". " + sheet.summary())
                                .orElse(", which this version does not know")));
        account.sheet()
                .map(FixSheet::risk)
                .ifPresent(risk -> facts.add(new Note.Fact("Risk, at its worst", risk.words())));
        if (order.reverts().isPresent()) {
            facts.add(new Note.Fact("Takes back", "campaign " + order.reverts().getAsLong()));
        }
        if (!order.said().isEmpty()) {
            facts.add(new Note.Fact(
                    "Parameters",
                    order.said().entrySet().stream()
                            .map(said -> said.getKey() + "=" + PlainWords.cut(said.getValue(), 200))
                            .collect(Collectors.joining(", "))));
        }
        facts.add(new Note.Fact("By", order.by()));
        facts.add(new Note.Fact("When", Times.of(campaign.span().started()) + " UTC"));
        int chosen = campaign.steps().size();
        int leftOut = campaign.in(StepState.LEFT_OUT).size();
        facts.add(new Note.Fact("Hosts", chosen + " chosen, " + (chosen - leftOut) + " to be acted on"));
        Care care = order.care();
        facts.add(new Note.Fact("Waves", care.waves() + " (how many hosts each takes), " + care.atOnce() + " at once"));
        facts.add(new Note.Fact(
                "Gate",
                "stops after a wave of which more than "
                        + String.valueOf(care.gate().percent()).replaceFirst("\\.0$", "") + " % was not verified"));
        facts.add(new Note.Fact("Hosts in use", inUse(care)));
        parts.add(new Note.Heading("What was decided"));
        parts.add(new Note.Facts(facts));
    }

    private static String inUse(Care care) {
        return switch (care.inUse()) {
            case LEAVE_OUT -> "left out, where the fix would disturb people";
            case WAIT ->
                "waited for, up to " + care.idleWithin().toMinutes() + " min"
                        + (care.message().isBlank() ? "" : ", with a message to people: " + care.message());
            case GO_ON -> "worked on, whoever is there";
        };
    }
}
