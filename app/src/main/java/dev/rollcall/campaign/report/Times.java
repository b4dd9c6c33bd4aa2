package dev.rollcall.campaign.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Times as people read them; all are UTC. */
final class Times {
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private Times() {}

    static String of(Instant at) {
        return FULL.format(at);
    }

    static String of(Optional<Instant> at) {
        return at.map(Times::of).orElse("");
    }

    static String span(Instant first, Instant last) {
        return of(first).equals(of(last)) ? of(first) : of(first) + " to " + of(last);
    }

    static String took(Duration took) {
        long seconds = took.toSeconds();
        if (seconds < 60) {
            return "%d.%d s".formatted(seconds, took.toMillisPart() / 100);
        }
        return seconds < 3600
                ? "%d min %d s".formatted(seconds / 60, seconds % 60)
                : "%d h %d min".formatted(seconds / 3600, seconds / 60 % 60);
    }
}
