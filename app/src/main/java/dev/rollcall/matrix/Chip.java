package dev.rollcall.matrix;

/** A group of hosts that share a cause or a finding. {@code query} selects exactly them, e.g. {@code cause:certificate-expired}. */
public record Chip(String title, String query, int count) {
    Query parsed() {
        try {
            return Query.parse(query);
        } catch (QueryException e) {
            throw new IllegalStateException("chip with a query that is none: " + query, e);
        }
    }
}
