package dev.rollcall.matrix;

import dev.rollcall.diagnosis.Diagnosed;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One host of the matrix; without a verdict until it was first checked.
 *
 * @param diagnosis causes of what is wrong, the surest first
 * @param changedAt when a check last changed
 */
public record Row(Host host, Optional<Verdict> verdict, List<Diagnosed> diagnosis, Optional<Instant> changedAt) {
    public Row {
        diagnosis = List.copyOf(diagnosis);
    }

    public static Row unchecked(Host host) {
        return new Row(host, Optional.empty(), List.of(), Optional.empty());
    }

    public static Row of(Verdict verdict, List<Diagnosed> diagnosis) {
        return new Row(verdict.host(), Optional.of(verdict), diagnosis, Optional.empty());
    }

    /** The most likely cause. */
    public Optional<Diagnosed> cause() {
        return diagnosis.stream().findFirst();
    }

    public Optional<Finding> finding(Check check) {
        return verdict.flatMap(seen -> seen.finding(check));
    }
}
