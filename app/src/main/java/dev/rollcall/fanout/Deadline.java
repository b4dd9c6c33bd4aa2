package dev.rollcall.fanout;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A point in time after which a job gives up. Made once per job and passed down; {@link #within} only ever shrinks it. */
public final class Deadline {
    private final LongSupplier nanoTime;
    private final long end;

    private Deadline(LongSupplier nanoTime, long end) {
        this.nanoTime = nanoTime;
        this.end = end;
    }

    public static Deadline after(Duration duration) {
        return after(duration, System::nanoTime);
    }

    /** @param nanoTime a monotonic clock in nanoseconds; tests turn theirs by hand */
    public static Deadline after(Duration duration, LongSupplier nanoTime) {
        return new Deadline(nanoTime, nanoTime.getAsLong() + duration.toNanos());
    }

    /** The earlier of this deadline and {@code duration} from now. */
    public Deadline within(Duration duration) {
        long candidate = nanoTime.getAsLong() + duration.toNanos();
        return candidate - end < 0 ? new Deadline(nanoTime, candidate) : this;
    }

    /** What is left, never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - nanoTime.getAsLong()));
    }

    /** What is left in milliseconds, rounded up, for APIs where zero would mean forever: at least 1. */
    public int leftMillis() {
        return Math.clamp((left().toNanos() + 999_999) / 1_000_000, 1, Integer.MAX_VALUE);
    }

    public boolean passed() {
        return end - nanoTime.getAsLong() <= 0;
    }
}
