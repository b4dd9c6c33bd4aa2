package dev.rollcall.cli;

import dev.rollcall.matrix.Counts;
import dev.rollcall.policy.Status;
import java.util.List;

/**
 * What a sweep came to.
 *
 * @param worst status of any host
 * @param unchecked how many hosts were not looked at; not in {@code counts}
 */
record Tally(Counts counts, Status worst, int unchecked) {
    /** Of no hosts. */
    static final Tally NONE = new Tally(Counts.of(List.of()), Status.SKIPPED, 0);
}
