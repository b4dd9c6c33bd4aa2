package dev.rollcall.fanout;

import java.util.concurrent.Semaphore;

/** At most so many at once; first come, first served. Safe for use from any thread. */
public final class Limit {
    private final String name;
    private final int most;
    private final Semaphore free;

    /** @param name what is limited, in the plural, e.g. {@code hosts} */
    public Limit(String name, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("the limit of " + name + " must be at least 1, not " + most);
        }
        this.name = name;
        this.most = most;
        this.free = new Semaphore(most, true);
    }

    /** Waits for a permit, however long that takes. */
    public Permit take() throws InterruptedException {
        free.acquire();
        return new Permit(free::release);
    }

    /** Waits for a permit, however long that takes; the wait does not count towards the job's deadline. */
    public Permit take(Deadline deadline) throws InterruptedException {
        if (free.tryAcquire()) {
            return new Permit(free::release);
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
        return most - free.availablePermits();
    }

    @Override
    public String toString() {
        return held() + " of " + most + " " + name;
    }
}
