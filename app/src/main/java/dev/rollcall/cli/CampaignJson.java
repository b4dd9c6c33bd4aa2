package dev.rollcall.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.campaign.CampaignPlan;
import dev.rollcall.campaign.CampaignRecord;
import dev.rollcall.campaign.CampaignState;
import dev.rollcall.campaign.StepRecord;
import dev.rollcall.fix.Change;
import dev.rollcall.fix.LeftOut;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Campaigns as the promised JSON. */
final class CampaignJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CampaignJson() {}

    static String of(CampaignRecord campaign) throws JsonProcessingException {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("campaign", campaign.number());
        document.put("fix", campaign.order().fix());
        document.put("state", campaign.state().key());
        document.put("reason", campaign.reason().orElse(null));
        document.put("by", campaign.order().by());
        if (campaign.order().reverts().isPresent()) {
            document.put("reverts", campaign.order().reverts().getAsLong());
        }
        document.put("started", time(Optional.of(campaign.span().started())));
        document.put("ended", time(campaign.span().ended()));
        document.put("chain", campaign.chainIntact() ? "intact" : "broken");
        document.put("hosts", campaign.steps().stream().map(CampaignJson::step).toList());
        return JSON.writeValueAsString(document);
    }

    /** A plan: the same form, of a campaign that has no number yet. */
    static String of(CampaignPlan plan) throws JsonProcessingException {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("campaign", null);
        document.put("fix", plan.order().fix());
        document.put("state", CampaignState.PLANNED.key());
        document.put("by", plan.order().by());
        document.put("hosts", plan.records().stream().map(CampaignJson::step).toList());
        return JSON.writeValueAsString(document);
    }

    static String line(StepRecord step) throws JsonProcessingException {
        return JSON.writeValueAsString(step(step));
    }

    private static Map<String, @Nullable Object> step(StepRecord step) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("host", step.subject().name());
        document.put("wave", step.wave());
        document.put("state", step.state().key());
        document.put("reason", step.leftOut().map(LeftOut::key).orElse(null));
        document.put("because", step.words());
        document.put("changes", changes(step));
        document.put("undo", step.trail().undo());
        step.trail().hold().ifPresent(hold -> {
            document.put("until", hold.confirmed() ? null : time(Optional.of(hold.until())));
            document.put("confirmed", hold.confirmed());
        });
        document.put("took_ms", step.trail().took().toMillis());
        document.put("log", step.trail().log());
        return document;
    }

    /** A host that refused says why here, too: the contract has it so. */
    private static List<String> changes(StepRecord step) {
        return step.changes().isEmpty() && step.leftOut().equals(Optional.of(LeftOut.REFUSED))
                ? List.of(step.words())
                : step.changes().stream().map(Change::line).toList();
    }

    private static @Nullable String time(Optional<Instant> at) {
        return at.map(instant -> instant.truncatedTo(ChronoUnit.SECONDS).toString())
                .orElse(null);
    }
}
