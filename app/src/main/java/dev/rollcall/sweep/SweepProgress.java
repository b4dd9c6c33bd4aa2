package dev.rollcall.sweep;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a sweep is.
 *
 * @param done hosts that were announced; the rest of {@code total} was not looked at where {@code cancelled}
 */
public record SweepProgress(int total, int done, Duration elapsed, boolean cancelled) {
    public double hostsPerSecond() {
        return elapsed.isZero() ? 0 : done * 1e9 / elapsed.toNanos();
    }

    /** Time left at the rate so far; empty before the first host is done. */
    public Optional<Duration> left() {
        return done == 0
                ? Optional.empty()
                : Optional.of(elapsed.multipliedBy(total - done).dividedBy(done));
    }
}
