package dev.rollcall.campaign;

import java.util.List;

/**
 * What a campaign would do, host by host; nothing has happened yet, and nothing is kept of it.
 *
 * @param steps {@link StepState#PLANNED} in the order of the waves, then those {@link StepState#LEFT_OUT}
 */
public record CampaignPlan(CampaignOrder order, List<PlannedStep> steps) {
    public CampaignPlan {
        steps = List.copyOf(steps);
    }

    public List<StepRecord> records() {
        return steps.stream().map(PlannedStep::record).toList();
    }

    public List<PlannedStep> acting() {
        return steps.stream()
                .filter(step -> step.record().state() == StepState.PLANNED)
                .toList();
    }
}
