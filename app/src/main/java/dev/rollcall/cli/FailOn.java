package dev.rollcall.cli;

import dev.rollcall.matrix.Row;
import dev.rollcall.policy.Status;
import dev.rollcall.policy.Verdict;
import java.util.Collection;

/** From which status on a host makes {@code check} exit with 1. */
enum FailOn {
    FAIL,
    WARN,
    NEVER;

    boolean isReachedBy(Collection<Row> rows) {
        return switch (this) {
            case FAIL -> anyAtLeast(rows, Status.FAIL);
            case WARN -> anyAtLeast(rows, Status.WARN);
            case NEVER -> false;
        };
    }

    private static boolean anyAtLeast(Collection<Row> rows, Status status) {
        return rows.stream()
                .flatMap(row -> row.verdict().stream())
                .map(Verdict::status)
                .anyMatch(own -> own.compareTo(status) >= 0);
    }
}
