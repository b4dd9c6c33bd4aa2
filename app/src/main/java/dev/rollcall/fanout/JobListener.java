package dev.rollcall.fanout;

/** Hears how jobs end, on the threads of the jobs: several at a time. */
public interface JobListener<T> {
    /** One job ended; it keeps its place among the jobs at once until this returns. */
    void ended(Job<T> job, JobOutcome<T> outcome);

    /** All jobs that were begun have ended, and no more will be; called once, last. */
    void allEnded();
}
