package dev.rollcall.matrix;

import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Verdict;
import java.time.Instant;
import java.util.Optional;

/** One host of the matrix; without a verdict until it was first checked. {@code changedAt}: when a check last changed. */
public record Row(Host host, Optional<Verdict> verdict, Optional<Instant> changedAt) {
    public static Row unchecked(Host host) {
        return new Row(host, Optional.empty(), Optional.empty());
    }

    public static Row of(Verdict verdict) {
        return new Row(verdict.host(), Optional.of(verdict), Optional.empty());
    }

    public Optional<Finding> finding(Check check) {
        return verdict.flatMap(seen -> seen.finding(check));
    }
}
