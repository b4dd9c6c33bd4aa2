package dev.rollcall.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.rollcall.campaign.CampaignPlan;
import dev.rollcall.campaign.CampaignRecord;
import dev.rollcall.campaign.StepRecord;
import dev.rollcall.campaign.StepState;
import dev.rollcall.fix.Change;
import dev.rollcall.fix.LeftOut;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Campaigns and plans as a table for people, with the counts below. */
final class CampaignTable {
    private static final List<String> HEADINGS = List.of("host", "wave", "state", "what");

    private CampaignTable() {}

    static void print(PrintStream out, CampaignPlan plan) throws JsonProcessingException {
        ListFormat.TABLE.print(
                out, HEADINGS, plan.records().stream().map(CampaignTable::row).toList());
        out.println(counts(plan.records()));
    }

    static void print(PrintStream out, CampaignRecord campaign) throws JsonProcessingException {
        ListFormat.TABLE.print(
                out, HEADINGS, campaign.steps().stream().map(CampaignTable::row).toList());
        out.println("campaign " + campaign.number() + ", " + campaign.order().fix() + ": "
                + campaign.state().key()
                + campaign.reason()
                        .map(reason -> " (" + PlainText.line(reason) + ")")
                        .orElse("") + " · "
                + counts(campaign.steps()));
        if (!campaign.chainIntact()) {
            out.println("The journal of this campaign is broken: somebody changed or removed lines of it.");
        }
    }

    /** e.g. {@code 3 verified, 1 failed, 2 left out (1 in-use, 1 no-access)} */
    static String counts(List<StepRecord> steps) {
        Map<StepState, Integer> states = new EnumMap<>(StepState.class);
        Map<LeftOut, Integer> reasons = new EnumMap<>(LeftOut.class);
        for (StepRecord step : steps) {
            states.merge(step.state(), 1, Integer::sum);
            step.leftOut().ifPresent(reason -> reasons.merge(reason, 1, Integer::sum));
        }
        String why = reasons.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().key())
                .collect(Collectors.joining(", ", " (", ")"));
        return states.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().key()
                        + (entry.getKey() == StepState.LEFT_OUT && !reasons.isEmpty() ? why : ""))
                .collect(Collectors.joining(", "));
    }

    private static List<@Nullable Object> row(StepRecord step) {
        String changes = step.changes().stream().map(Change::line).collect(Collectors.joining("; "));
        String words = step.leftOut().map(reason -> reason.key() + ": ").orElse("") + step.words();
        String what = changes.isEmpty() || step.state() == StepState.LEFT_OUT
                ? words
                : step.words().isEmpty() ? changes : changes + " · " + step.words();
        return ListFormat.row(
                step.subject().name(),
                step.wave() == 0 ? "" : step.wave(),
                step.state().key(),
                what);
    }
}
