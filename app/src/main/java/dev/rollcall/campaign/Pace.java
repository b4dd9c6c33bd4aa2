package dev.rollcall.campaign;

import dev.rollcall.fanout.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Time as campaigns see it; tests turn theirs by hand.
 *
 * @param clock of what is written down, and of windows of maintenance, which are in its zone
 * @param nanoTime a monotonic clock in nanoseconds, of deadlines
 */
public record Pace(Clock clock, LongSupplier nanoTime, Pauses pauses, Timings timings) {
    /** Waits. */
    @FunctionalInterface
    public interface Pauses {
        void pause(Duration duration) throws InterruptedException;
    }

    /** The time that it is. */
    public static Pace real(Clock clock) {
        return new Pace(clock, System::nanoTime, Pace::await, Timings.USUAL);
    }

    /** The same, waiting for other lengths of time. */
    public Pace with(Timings other) {
        return new Pace(clock, nanoTime, pauses, other);
    }

    Instant now() {
        return clock.instant();
    }

    Deadline deadline(Duration duration) {
        return Deadline.after(duration, nanoTime);
    }

    void pause(Duration duration) throws InterruptedException {
        pauses.pause(duration);
    }

    /** Waits between two looks, and no longer than until the last of them. */
    void pauseUntil(Deadline end) throws InterruptedException {
        Duration left = end.left();
        pause(timings.again().compareTo(left) <= 0 ? timings.again() : left);
    }

    private static void await(Duration duration) throws InterruptedException {
        boolean _ = new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS);
    }
}
