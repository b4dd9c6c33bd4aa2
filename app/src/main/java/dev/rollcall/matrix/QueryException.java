package dev.rollcall.matrix;

/** A query that can't be understood. Its message is one line for people that names the term and its place. */
public final class QueryException extends Exception {
    private final int start;
    private final int end;

    QueryException(String message, int start, int end) {
        super(message);
        this.start = start;
        this.end = end;
    }

    /** Where the term begins, counted from 0. */
    public int start() {
        return start;
    }

    /** Just behind the term. */
    public int end() {
        return end;
    }
}
