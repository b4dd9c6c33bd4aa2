package dev.rollcall.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A campaign as its journal tells it.
 *
 * @param number from 1
 * @param reason why it was stopped; empty where it was not
 * @param span when it began and ended
 * @param chainIntact whether nobody changed or removed anything in its journal
 * @param steps one for each host that was chosen, in the order of the waves, those left out last
 * @param counts how many hosts are where, also where the steps themselves were not asked for
 */
public record CampaignRecord(
        long number,
        CampaignOrder order,
        CampaignState state,
        Optional<String> reason,
        Span span,
        boolean chainIntact,
        List<StepRecord> steps,
        Map<StepState, Integer> counts) {
    public CampaignRecord {
        steps = List.copyOf(steps);
        counts = Map.copyOf(counts);
    }

    CampaignRecord withoutSteps() {
        return new CampaignRecord(number, order, state, reason, span, chainIntact, List.of(), counts);
    }

    /** @param ended empty while it goes on */
    public record Span(Instant started, Optional<Instant> ended) {}

    public List<StepRecord> in(StepState state) {
        return steps.stream().filter(step -> step.state() == state).toList();
    }
}
