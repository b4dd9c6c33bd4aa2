package dev.rollcall.matrix;

import java.util.Collection;
import java.util.List;

/** What could come next in a query that is being typed. */
public final class QueryCompletion {
    private QueryCompletion() {}

    /**
     * @param caret where the next character would go, from 0
     * @param rows whose sites, tags, systems and names may be suggested
     * @return the best first, at most 20
     */
    public static List<Suggestion> at(String text, int caret, Collection<Row> rows) {
        return List.of();
    }
}
