package dev.rollcall.fanout;

/**
 * How a job ended.
 *
 * @param <T> what it yields
 */
public sealed interface JobOutcome<T> {
    /** It did its work. */
    record Done<T>(T result) implements JobOutcome<T> {}

    /** It threw something: a defect of the job. */
    record Failed<T>(Throwable problem) implements JobOutcome<T> {}

    /** It was under way when the whole run was cancelled. */
    record Cancelled<T>() implements JobOutcome<T> {}

    /**
     * It went on past its deadline and was interrupted.
     *
     * @param stopped whether it ended then; if not, it was left behind, and what it still yields is ignored
     */
    record Expired<T>(boolean stopped) implements JobOutcome<T> {}
}
