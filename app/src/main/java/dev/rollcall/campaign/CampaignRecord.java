package dev.rollcall.campaign;

import java.time.Instant;
import java.util.EnumMap;
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
 */
public record CampaignRecord(
        long number,
        CampaignOrder order,
        CampaignState state,
        Optional<String> reason,
        Span span,
        boolean chainIntact,
        Hosts hosts) {
    CampaignRecord withoutSteps() {
        return new CampaignRecord(
                number, order, state, reason, span, chainIntact, new Hosts(List.of(), hosts.counts()));
    }

    /** One for each host that was chosen. */
    public List<StepRecord> steps() {
        return hosts.steps();
    }

    /** How many hosts are where, also where the steps themselves were not asked for. */
    public Map<StepState, Integer> counts() {
        return hosts.counts();
    }

    /**
     * @param steps one for each host that was chosen, in the order of the waves, those left out last
     * @param counts how many hosts are where, also where the steps themselves were not asked for
     */
    public record Hosts(List<StepRecord> steps, Map<StepState, Integer> counts) {
        public Hosts {
            steps = List.copyOf(steps);
            counts = Map.copyOf(counts);
        }

        static Hosts of(List<StepRecord> steps) {
            Map<StepState, Integer> counts = new EnumMap<>(StepState.class);
            steps.forEach(step -> counts.merge(step.state(), 1, Integer::sum));
            return new Hosts(steps, counts);
        }
    }

    /** @param ended empty while it goes on */
    public record Span(Instant started, Optional<Instant> ended) {}

    public List<StepRecord> in(StepState state) {
        return steps().stream().filter(step -> step.state() == state).toList();
    }
}
