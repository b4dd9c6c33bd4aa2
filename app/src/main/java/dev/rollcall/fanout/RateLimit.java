package dev.rollcall.fanout;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * At most so many a second, evenly spaced after a short burst. Whoever comes is given the next free moment at once and waits
 * for it, so nobody is overtaken. Safe for use from any thread.
 */
public final class RateLimit {
    private final long spacing;
    private final long burst;
    private final LongSupplier nanoTime;
    private final Waiting waiting;
    private long next;

    /** @param burst how many may go without waiting after a pause */
    public RateLimit(int perSecond, int burst) {
        this(perSecond, burst, System::nanoTime, RateLimit::waitFor);
    }

    RateLimit(int perSecond, int burst, LongSupplier nanoTime, Waiting waiting) {
        this.spacing = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.burst = spacing * burst;
        this.nanoTime = nanoTime;
        this.waiting = waiting;
        this.next = nanoTime.getAsLong() - this.burst;
    }

    /** Waits until {@code count} more may go; the wait does not count towards the job's deadline. */
    public void take(int count, Deadline deadline) throws InterruptedException {
        long nanos = reserve(count);
        if (nanos <= 0) {
            return;
        }
        deadline.stop();
        try {
            waiting.nanos(nanos);
        } finally {
            deadline.goOn();
        }
    }

    private synchronized long reserve(int count) {
        long now = nanoTime.getAsLong();
        long mine = next - (now - burst) > 0 ? next : now - burst;
        next = mine + spacing * count;
        return mine - now;
    }

    private static void waitFor(long nanos) throws InterruptedException {
        // A latch nobody opens: a wait that an interrupt ends at once. That it ends by time is its whole purpose.
        boolean opened = new CountDownLatch(1).await(nanos, TimeUnit.NANOSECONDS);
        assert !opened;
    }

    /** How time is spent; tests turn a clock instead. */
    @FunctionalInterface
    interface Waiting {
        void nanos(long nanos) throws InterruptedException;
    }
}
