package dev.rollcall.policy;

import java.time.Duration;
import java.util.Locale;

/** Lengths of time in a few characters, rounded down so that nothing looks longer than it is. */
final class SpanText {
    private SpanText() {}

    /** In the greatest whole unit: {@code 12 d}, {@code 5 h}, {@code 3 min}. */
    static String coarse(Duration span) {
        Duration length = span.abs();
        if (length.toDays() > 0) {
            return length.toDays() + " d";
        }
        return length.toHours() > 0 ? length.toHours() + " h" : length.toMinutes() + " min";
    }

    /** {@code 11 ms} or {@code 2.1 s}. */
    static String fine(Duration span) {
        long millis = span.toMillis();
        return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
