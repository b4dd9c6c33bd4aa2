package dev.rollcall.campaign;

import java.time.Duration;

/**
 * How long a campaign waits for what.
 *
 * @param ask for a host to say what would change, with the log-on
 * @param act for a host to make the change
 * @param prove until a new look shows that it worked
 * @param restart the same for a host that restarts
 * @param again between two looks
 * @param idle between two looks at a host whose people are waited for
 */
public record Timings(Duration ask, Duration act, Duration prove, Duration restart, Duration again, Duration idle) {
    public static final Timings USUAL = new Timings(
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofSeconds(90),
            Duration.ofMinutes(15),
            Duration.ofSeconds(2),
            Duration.ofSeconds(15));
}
