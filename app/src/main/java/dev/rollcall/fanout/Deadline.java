package dev.rollcall.fanout;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A point in time after which a job gives up. Made once per job and passed down; {@link #within} only ever shrinks it. The
 * time that the job spends waiting for a permit ({@link Limit#take(Deadline)} and its like) does not count: meanwhile the
 * clock of this deadline, and of all made from it, stands still. Safe for use from any thread.
 */
public final class Deadline {
    private final ActiveTime time;
    private final long end;

    private Deadline(ActiveTime time, long end) {
        this.time = time;
        this.end = end;
    }

    public static Deadline after(Duration duration) {
        return after(duration, System::nanoTime);
    }

    /** @param nanoTime a monotonic clock in nanoseconds; tests turn theirs by hand */
    public static Deadline after(Duration duration, LongSupplier nanoTime) {
        ActiveTime time = new ActiveTime(nanoTime);
        return new Deadline(time, time.now() + duration.toNanos());
    }

    /** The earlier of this deadline and {@code duration} from now. */
    public Deadline within(Duration duration) {
        long candidate = time.now() + duration.toNanos();
        return candidate - end < 0 ? new Deadline(time, candidate) : this;
    }

    /** A later one on the same clock: when somebody else stops waiting for the job. */
    Deadline andThen(Duration grace) {
        return new Deadline(time, end + grace.toNanos());
    }

    /** What is left, never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - time.now()));
    }

    /** What is left in milliseconds, rounded up, for APIs where zero would mean forever: at least 1. */
    public int leftMillis() {
        return Math.clamp((left().toNanos() + 999_999) / 1_000_000, 1, Integer.MAX_VALUE);
    }

    public boolean passed() {
        return end - time.now() <= 0;
    }

    /** The job begins to wait for a permit. */
    void stop() {
        time.stop();
    }

    /** The job has its permit, or has given up waiting. */
    void goOn() {
        time.goOn();
    }
}
