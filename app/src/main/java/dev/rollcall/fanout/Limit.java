package dev.rollcall.fanout;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** At most so many at once; first come, first served. Safe for use from any thread. */
public final class Limit {
    private final String name;
    private final int most;
    private final Semaphore free;
    private final AtomicInteger permits;

    /** @param name what is limited, in the plural, e.g. {@code hosts} */
    public Limit(String name, int most) {
        this(name, most, most);
    }

    private Limit(String name, int first, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("the limit of " + name + " must be at least 1, not " + most);
        }
        this.name = name;
        this.most = most;
        this.permits = new AtomicInteger(Math.min(first, most));
        this.free = new Semaphore(permits.get(), true);
    }

    /**
     * A limit that begins with {@code first} permits and gets one more with each that is given back, up to {@code most}: a crowd
     * that starts all at once makes everybody in it look slow.
     */
    public static Limit growing(String name, int first, int most) {
        return new Limit(name, first, most);
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
        boolean grows = now < most && permits.compareAndSet(now, now + 1);
        free.release(grows ? 2 : 1);
    }

    @Override
    public String toString() {
        return held() + " of " + most + " " + name;
    }
}
