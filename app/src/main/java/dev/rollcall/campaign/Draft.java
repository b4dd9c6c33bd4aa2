package dev.rollcall.campaign;

import dev.rollcall.campaign.StepRecord.Subject;
import dev.rollcall.campaign.StepRecord.Trail;
import dev.rollcall.fix.Change;
import dev.rollcall.host.Host;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One host of a plan, before the waves are made.
 *
 * @param people how many work there
 * @param telling whether a new look could show that harm was done
 */
record Draft(PlannedStep step, int people, boolean telling) {
    static Draft spared(Host host, Concern concern, List<Change> changes) {
        StepRecord record = new StepRecord(
                new Subject(host.id(), host.name()),
                0,
                StepState.LEFT_OUT,
                Optional.of(concern.reason()),
                concern.words(),
                changes,
                new Trail(false, Duration.ZERO, List.of()));
        return new Draft(new PlannedStep(host, record, "", Optional.empty()), 0, true);
    }

    boolean acts() {
        return step.record().state() == StepState.PLANNED;
    }

    Draft hidingHarm() {
        return new Draft(step, people, false);
    }

    Draft sparedFor(Concern concern) {
        return spared(step.host(), concern, step.record().changes());
    }

    PlannedStep inWave(int wave) {
        StepRecord record = step.record();
        return new PlannedStep(
                step.host(),
                new StepRecord(
                        record.subject(),
                        wave,
                        record.state(),
                        record.leftOut(),
                        record.words(),
                        record.changes(),
                        record.trail()),
                step.machine(),
                step.image());
    }
}
