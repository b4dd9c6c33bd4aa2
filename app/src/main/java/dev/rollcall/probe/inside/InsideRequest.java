package dev.rollcall.probe.inside;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What to look for on one host.
 *
 * @param port of the listener, as the inventory says it
 * @param since when the host was looked at before; events since then matter
 */
public record InsideRequest(int port, Optional<Instant> since) {
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration FIRST = Duration.ofDays(1);
    private static final Duration MARGIN = Duration.ofMinutes(2);

    /** The document that the scripts take. A span rather than a time, since clocks differ. */
    String json(Instant now) {
        Duration window =
                since.map(then -> Duration.between(then, now).plus(MARGIN)).orElse(FIRST);
        if (window.compareTo(LONGEST) > 0) {
            window = LONGEST;
        }
        return "{\"port\":" + port + ",\"window_s\":" + Math.max(60, window.toSeconds()) + "}";
    }
}
