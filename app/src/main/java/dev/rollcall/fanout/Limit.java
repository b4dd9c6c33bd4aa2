package dev.rollcall.fanout;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** At most so many at once; first come, first served. Safe for use from any thread. */
public final class Limit {
    private final String name;
    private final int first;
    private final int most;
    private final BooleanSupplier crowded;
    private final Free free;
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
        this.free = new Free(permits.get());
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

    /** A permit if there is one to be had at once. */
    public Optional<Permit> tryTake() {
        return free.tryAcquire() ? Optional.of(new Permit(this::giveBack)) : Optional.empty();
    }

    /** Waits for a permit, however long that takes; the wait does not count towards the job's deadline. */
    public Permit take(Deadline deadline) throws InterruptedException {
        Optional<Permit> atOnce = tryTake();
        if (atOnce.isPresent()) {
            return atOnce.get();
        }
        deadline.stop();
        try {
            return take();
        } finally {
            deadline.goOn();
        }
    }

    /**
     * Gives up the permit that the caller holds while it waits for something else that costs nothing; to be followed by one of
     * {@link #takeBack} and {@link #oweBack}, whatever happens.
     */
    public void lend() {
        free.release();
    }

    /** Waits until the permit that was lent is there again; the wait does not count towards the job's deadline. */
    public void takeBack(Deadline deadline) throws InterruptedException {
        boolean taken = false;
        deadline.stop();
        try {
            free.acquire();
            taken = true;
        } finally {
            deadline.goOn();
            if (!taken) {
                oweBack();
            }
        }
    }

    /** Takes back what was lent without a wait, for a holder who is about to end: the next that is given back is already taken. */
    public void oweBack() {
        free.reduce();
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

    private static final class Free extends Semaphore {
        private static final long serialVersionUID = 1;

        Free(int permits) {
            super(permits, true);
        }

        void reduce() {
            reducePermits(1);
        }
    }
}
