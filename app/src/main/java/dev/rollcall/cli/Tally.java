package dev.rollcall.cli;

import dev.rollcall.matrix.Counts;
import dev.rollcall.policy.Status;

/**
 * What a sweep came to.
 *
 * @param worst status of any host
 * @param unchecked how many hosts were not looked at; not in {@code counts}
 */
record Tally(Counts counts, Status worst, int unchecked) {}
