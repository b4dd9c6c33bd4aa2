package dev.rollcall.fanout;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Many jobs under way. Safe for use from any thread. */
public final class FanOutRun<T> {
    /** How often somebody looks whether a job is late. */
    private static final long WATCH_MILLIS = 20;
    /** Nobody waits for it while none was interrupted: then only every so many times. */
    private static final int SELDOM = 5;

    private final Admission admission;
    private final Supplier<Deadline> deadlines;
    private final Duration grace;
    private final JobListener<T> listener;
    private final Set<Turn<T>> turns = ConcurrentHashMap.newKeySet();
    /** Jobs that have not ended, and one more while jobs are still being begun. */
    private final AtomicInteger open = new AtomicInteger(1);

    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final CountDownLatch idle = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    FanOutRun(Admission admission, Supplier<Deadline> deadlines, Duration grace, JobListener<T> listener) {
        this.admission = admission;
        this.deadlines = deadlines;
        this.grace = grace;
        this.listener = listener;
    }

    void begin(List<Job<T>> jobs) {
        Thread feeder = Thread.ofVirtual().name("fan-out").unstarted(() -> feed(jobs));
        // A platform thread: it must get its time even when every job is busy.
        Thread.ofPlatform().daemon().name("fan-out watch").start(() -> watch(feeder));
        feeder.start();
    }

    /** Begins no more jobs and interrupts those under way; those that do not end within 50 ms are left behind. */
    public void cancel() {
        cancelled.countDown();
        turns.forEach(Turn::interrupt);
    }

    public boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    /** Waits until {@link JobListener#allEnded} has returned. */
    public void await() throws InterruptedException {
        ended.await();
    }

    private void feed(List<Job<T>> jobs) {
        try {
            for (Job<T> job : jobs) {
                Permit permit = admission.admit();
                if (isCancelled()) {
                    permit.close();
                    break;
                }
                start(job, permit);
            }
        } catch (InterruptedException e) {
            // Cancelled while waiting for the next turn: nothing more to begin.
        } finally {
            oneEnded();
        }
    }

    private void start(Job<T> job, Permit permit) {
        Deadline deadline = deadlines.get();
        Turn<T> turn = new Turn<>(job, deadline, deadline.andThen(grace), this::isCancelled, listener);
        turn.whenOver(() -> {
            turns.remove(turn);
            permit.close();
            oneEnded();
        });
        open.incrementAndGet();
        turns.add(turn);
        turn.start();
        if (isCancelled()) {
            turn.interrupt();
        }
    }

    private void watch(Thread feeder) {
        try {
            boolean feeding = true;
            boolean interrupted = false;
            int times = 0;
            while (!idle.await(WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
                if (feeding && isCancelled()) {
                    feeder.interrupt();
                    feeding = false;
                }
                if (interrupted || isCancelled() || ++times % SELDOM == 0) {
                    interrupted = false;
                    for (Turn<T> turn : turns) {
                        interrupted |= turn.watch();
                    }
                }
            }
        } catch (InterruptedException e) {
            // Nobody has this thread to interrupt it; if somebody does, jobs still end by themselves.
        }
    }

    private void oneEnded() {
        if (open.decrementAndGet() == 0) {
            idle.countDown();
            // The last job's thread may have been interrupted; whoever listens here gets a fresh one.
            Thread.ofVirtual().name("fan-out end").start(this::end);
        }
    }

    private void end() {
        try {
            listener.allEnded();
        } finally {
            ended.countDown();
        }
    }
}
