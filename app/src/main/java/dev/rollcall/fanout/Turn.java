package dev.rollcall.fanout;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One job's time: begun, perhaps interrupted, and ended exactly once, by itself or over its head. */
final class Turn<T> {
    /** How long an interrupted job is waited for. */
    private static final Duration LAST_WAIT = Duration.ofMillis(50);

    private final Job<T> job;
    private final Deadline deadline;
    private final Deadline patience;
    private final BooleanSupplier cancelled;
    private final JobListener<T> listener;
    private final Thread thread;
    private Runnable over = () -> {};
    private Optional<Deadline> lastWait = Optional.empty();
    private boolean settled;

    Turn(Job<T> job, Deadline deadline, Deadline patience, BooleanSupplier cancelled, JobListener<T> listener) {
        this.job = job;
        this.deadline = deadline;
        this.patience = patience;
        this.cancelled = cancelled;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name(job.name()).unstarted(this::work);
    }

    /** @param action after the listener has heard of the end; before {@link #start} */
    void whenOver(Runnable action) {
        over = action;
    }

    void start() {
        thread.start();
    }

    /** Never reaches a job that has ended: its thread is then busy telling the listener, which must not be disturbed. */
    synchronized void interrupt() {
        if (!settled && lastWait.isEmpty()) {
            lastWait = Optional.of(Deadline.after(LAST_WAIT));
            thread.interrupt();
        }
    }

    /**
     * Interrupts the job if it is late, and leaves it behind if that was some time ago.
     *
     * @return whether it was interrupted and has not ended: it is to be watched closely
     */
    boolean watch() {
        if (patience.passed()) {
            interrupt();
        }
        if (lastWaitPassed() && settle()) {
            Thread.ofVirtual().name(job.name() + " left behind").start(() -> tell(brokenOff(false)));
        }
        return isLate();
    }

    private synchronized boolean lastWaitPassed() {
        return isLate() && lastWait.get().passed();
    }

    private synchronized boolean isLate() {
        return !settled && lastWait.isPresent();
    }

    private void work() {
        JobOutcome<T> outcome = outcome();
        if (settle()) {
            tell(outcome);
        }
    }

    private JobOutcome<T> outcome() {
        try {
            return new JobOutcome.Done<>(job.run(deadline));
        } catch (Throwable problem) {
            // Errors too: one job that runs out of stack or memory must not vanish without a word.
            return wasInterrupted() ? brokenOff(true) : new JobOutcome.Failed<>(problem);
        }
    }

    private JobOutcome<T> brokenOff(boolean stopped) {
        return cancelled.getAsBoolean() ? new JobOutcome.Cancelled<>() : new JobOutcome.Expired<>(stopped);
    }

    private synchronized boolean wasInterrupted() {
        return lastWait.isPresent();
    }

    private synchronized boolean settle() {
        if (settled) {
            return false;
        }
        settled = true;
        if (Thread.currentThread().equals(thread)) {
            // The interrupt was for the job; the listener is not to be hit by what is left of it.
            Thread.interrupted();
        }
        return true;
    }

    private void tell(JobOutcome<T> outcome) {
        try {
            listener.ended(job, outcome);
        } finally {
            over.run();
        }
    }
}
