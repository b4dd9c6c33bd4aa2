package dev.rollcall.matrix;

import dev.rollcall.host.Host;
import dev.rollcall.policy.Verdict;
import java.time.Instant;
import java.util.Optional;

/** One host of the matrix; without a verdict until it was first checked. {@code changedAt}: when a check last changed. */
public record Row(Host host, Optional<Verdict> verdict, Optional<Instant> changedAt) {
    public static Row unchecked(Host host) {
        return new Row(host, Optional.empty(), Optional.empty());
    }
}
