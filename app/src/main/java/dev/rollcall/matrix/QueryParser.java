package dev.rollcall.matrix;

import java.util.List;

final class QueryParser {
    private QueryParser() {}

    static List<Term> parse(String text) throws QueryException {
        if (text.isBlank()) {
            return List.of();
        }
        throw new QueryException("not read yet", 0, text.length());
    }
}
