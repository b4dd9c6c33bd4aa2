package dev.rollcall.fanout;

/**
 * One piece of work, done on a virtual thread of its own.
 *
 * @param <T> what it yields
 */
public interface Job<T> {
    /** Names its thread. */
    String name();

    /**
     * Does the work, and gives up by itself when the deadline passes. An interrupt means that nobody waits for it any more.
     *
     * @param deadline made when the job's turn came: waiting for the turn does not eat it
     */
    T run(Deadline deadline) throws Exception;
}
