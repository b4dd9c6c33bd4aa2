package dev.rollcall.cli;

import dev.rollcall.matrix.Row;
import java.io.IOException;

/** Prints a matrix in one form. Keeps no more of a row than it has yet to print: a sweep may be of 100,000 hosts. */
interface MatrixWriter {
    /**
     * One host is done; called on any thread, several at a time.
     *
     * @param place of the host among those that were named, from 0
     */
    void add(int place, Row row) throws IOException;

    /** All hosts are done, or were left alone. */
    void end(Tally tally) throws IOException;

    /** Whether whoever reads the output has gone. */
    default boolean unread() {
        return false;
    }
}
