package dev.rollcall.fanout;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Runs many jobs, each on a virtual thread of its own, at most so many at once. Threads are made when a job's turn comes, not
 * before. A job gives up by itself at its deadline; one that does not is interrupted, and left behind if even that does not
 * help, so that a hung job never holds up another.
 *
 * @param <T> what the jobs yield
 */
public final class FanOut<T> {
    /** How long a job may take to end by itself after its deadline, before it is interrupted: machines are busy at times. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Admission admission;
    private final Duration deadline;
    private final Duration grace;

    /**
     * @param admission lets jobs begin, such as {@link Limit#take()} of the jobs at once; a permit is held until its job has ended
     * @param deadline for each job, from when its turn comes, without the time it then waits for permits
     */
    public FanOut(Admission admission, Duration deadline) {
        this(admission, deadline, GRACE);
    }

    FanOut(Admission admission, Duration deadline, Duration grace) {
        this.admission = admission;
        this.deadline = deadline;
        this.grace = grace;
    }

    /** Starts at once and returns; jobs begin in the order given. */
    public FanOutRun<T> start(Collection<? extends Job<T>> jobs, JobListener<T> listener) {
        FanOutRun<T> run = new FanOutRun<>(admission, () -> Deadline.after(deadline), grace, listener);
        run.begin(List.copyOf(jobs));
        return run;
    }
}
