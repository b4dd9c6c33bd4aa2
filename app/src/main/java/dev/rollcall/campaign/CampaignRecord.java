package dev.rollcall.campaign;

import dev.rollcall.host.InputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A campaign as its journal tells it.
 *
 * @param number from 1
 * @param reason why it was stopped; empty where it was not
 * @param span when it began and ended
 * @param chainIntact whether nobody changed or removed anything in its journal
 * @param steps one for each host that was chosen, in the order of the waves, those left out last
 */
public record CampaignRecord(
        long number,
        CampaignOrder order,
        CampaignState state,
        Optional<String> reason,
        Span span,
        boolean chainIntact,
        List<StepRecord> steps) {
    public CampaignRecord {
        steps = List.copyOf(steps);
    }

    /** How many hosts are where. */
    public Map<StepState, Integer> counts() {
        Map<StepState, Integer> counts = new EnumMap<>(StepState.class);
        steps.forEach(step -> counts.merge(step.state(), 1, Integer::sum));
        return counts;
    }

    /** @param ended empty while it goes on */
    public record Span(Instant started, Optional<Instant> ended) {}

    /**
     * @param names empty for all
     * @throws InputException where one of them is no host of it
     */
    List<StepRecord> named(Collection<String> names) throws InputException {
        Set<String> unknown = new LinkedHashSet<>(names);
        List<StepRecord> chosen = new ArrayList<>();
        for (StepRecord step : steps) {
            String name = step.subject().name();
            if (names.isEmpty() || names.contains(name)) {
                chosen.add(step);
                unknown.remove(name);
            }
        }
        if (!unknown.isEmpty()) {
            throw new InputException("campaign " + number + " has no host " + String.join(", ", unknown)
                    + " (rollcall campaigns show " + number + " names them)");
        }
        return chosen;
    }

    public List<StepRecord> in(StepState state) {
        return steps.stream().filter(step -> step.state() == state).toList();
    }
}
