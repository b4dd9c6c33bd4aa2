package dev.rollcall.matrix;

import java.time.Instant;

/** One condition of a query. Two terms that say the same are equal. */
public sealed interface Term permits Condition {
    boolean matches(Row row, Instant now);

    /** In canonical form, as it can be typed. */
    @Override
    String toString();
}
