package dev.rollcall.cli;

import dev.rollcall.matrix.Row;
import dev.rollcall.policy.Verdict;
import java.io.IOException;
import java.util.List;

/** Prints a matrix in one form. */
interface MatrixWriter {
    /** One host is done; called on any thread, several at a time. */
    default void judged(Verdict verdict) {}

    /**
     * All hosts are done, or were left alone.
     *
     * @param rows those that were looked at, in the order they were named
     * @param unchecked how many hosts were not looked at
     */
    void end(List<Row> rows, int unchecked) throws IOException;

    /** Whether whoever reads the output has gone. */
    default boolean unread() {
        return false;
    }
}
