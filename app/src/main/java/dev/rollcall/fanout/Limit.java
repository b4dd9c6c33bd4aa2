package dev.rollcall.fanout;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** At most so many at once; first come, first served. Safe for use from any thread. */
public final class Limit {
    private final String name;
    private final int first;
    private final int most;
    private final BooleanSupplier crowded;
    private final Semaphore free;
    private final AtomicInteger permits;

    /** @param name what is limited, in the plural, e.g. {@code hosts} */
    public Limit(String name, int most) {
        this(name, most, most, () -> false);
    }

    private Limit(String name, int first, int most, BooleanSupplier crowded) {
        if (most < 1) {
            throw new IllegalArgumentException("the limit of " + name + " must be at least 1, not " + most);
        }
        this.name = name;
        this.first = Math.min(first, most);
        this.most = most;
        this.crowded = crowded;
        this.permits = new AtomicInteger(this.first);
        this.free = new Semaphore(permits.get(), true);
    }

    /**
     * A limit that begins with {@code first} permits and gets one more with each that is given back, up to {@code most}: a crowd
     * that starts all at once makes everybody in it look slow.
     */
    public static Limit growing(String name, int first, int most) {
        return new Limit(name, first, most, () -> false);
    }

    /**
     * A growing limit that shrinks again, one with each that is given back, down to {@code first}, for as long as it is crowded.
     *
     * @param crowded whether more at once would gain nothing; asked often
     */
    public static Limit breathing(String name, int first, int most, BooleanSupplier crowded) {
        return new Limit(name, first, most, crowded);
    }

    /** Waits for a permit, however long that takes. */
    public Permit take() throws InterruptedException {
        free.acquire();
        return new Permit(this::giveBack);
    }

    /** Waits for a permit, however long that takes; the wait does not count towards the job's deadline. */
    public Permit take(Deadline deadline) throws InterruptedException {
        if (free.tryAcquire()) {
            return new Permit(this::giveBack);
        }
        deadline.stop();
        try {
            return take();
        } finally {
            deadline.goOn();
        }
    }

    public int most() {
        return most;
    }

    /** Permits that are held now; a snapshot. */
    public int held() {
        return permits.get() - free.availablePermits();
    }

    private void giveBack() {
        int now = permits.get();
        if (first < most && crowded.getAsBoolean()) {
            boolean shrinks = now > first && permits.compareAndSet(now, now - 1);
            free.release(shrinks ? 0 : 1);
        } else {
            boolean grows = now < most && permits.compareAndSet(now, now + 1);
            free.release(grows ? 2 : 1);
        }
    }

    @Override
    public String toString() {
        return held() + " of " + most + " " + name;
    }
}
