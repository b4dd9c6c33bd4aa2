package dev.rollcall.matrix;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** How many hosts stand where; together they are {@code total}. Unreachable ones count as such alone, not as failing. */
public record Counts(int total, int healthy, int warning, int failing, int unreachable, int unchecked, int unknown) {

    public static Counts of(Collection<Row> rows) {
        Map<Standing, Integer> tally = new EnumMap<>(Standing.class);
        rows.forEach(row -> tally.merge(Standing.of(row), 1, Integer::sum));
        return of(tally);
    }

    /** @param tally how many stand where; what is missing is none */
    public static Counts of(Map<Standing, Integer> tally) {
        return new Counts(
                tally.values().stream().mapToInt(Integer::intValue).sum(),
                tally.getOrDefault(Standing.HEALTHY, 0),
                tally.getOrDefault(Standing.WARNING, 0),
                tally.getOrDefault(Standing.FAILING, 0),
                tally.getOrDefault(Standing.UNREACHABLE, 0),
                tally.getOrDefault(Standing.UNCHECKED, 0),
                tally.getOrDefault(Standing.UNKNOWN, 0));
    }

    public int of(Standing standing) {
        return switch (standing) {
            case UNREACHABLE -> unreachable;
            case FAILING -> failing;
            case WARNING -> warning;
            case UNKNOWN -> unknown;
            case HEALTHY -> healthy;
            case UNCHECKED -> unchecked;
        };
    }
}
