package dev.rollcall.matrix;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** What tells that entries can't be one machine, whatever else they have in common. */
final class Apart {
    /** Clocks differ, and boot times are told in whole minutes here and there. */
    private static final Duration TOLERANCE = Duration.ofMinutes(10);
    /** A certificate may have been replaced between looks that are further from each other. */
    private static final Duration AT_ONCE = Duration.ofHours(1);

    /** Among more, the first ones speak for all. */
    private static final int MOST = 100;

    private Apart() {}

    /** When a machine came up, and when that was seen. */
    record Boot(Instant started, Instant seen) {
        /** Whether no one machine can have been up so: one came up later, and the other was seen up since before after that. */
        boolean rulesOut(Boot other) {
            return earlierRunsOn(this, other) || earlierRunsOn(other, this);
        }

        private static boolean earlierRunsOn(Boot earlier, Boot later) {
            return earlier.started.plus(TOLERANCE).isBefore(later.started)
                    && earlier.seen.isAfter(later.started.plus(TOLERANCE));
        }
    }

    /**
     * The certificate that a listener showed.
     *
     * @param made from when on it is valid, where that is known
     */
    record Shown(int port, String sha256, boolean selfSigned, Optional<Instant> made, Instant seen) {
        /** Whether no one listener can have shown both: each was there before the other was seen. */
        boolean rulesOut(Shown other) {
            return port == other.port
                    && !sha256.equals(other.sha256)
                    && (seen.isBefore(other.seen) ? wasThere(this, other) : wasThere(other, this));
        }

        private static boolean wasThere(Shown earlier, Shown later) {
            boolean atOnce = Duration.between(earlier.seen, later.seen).compareTo(AT_ONCE) <= 0;
            return later.made
                    .map(made -> made.plus(TOLERANCE).isBefore(earlier.seen) && (later.selfSigned || atOnce))
                    .orElse(atOnce);
        }
    }

    /** In a few words; empty where nothing speaks against it. */
    static Optional<String> why(List<MachineSigns> entries) {
        return byName(entries)
                .or(() -> byCertificate(entries))
                .or(() -> byId(entries))
                .or(() -> byBoot(entries));
    }

    static Optional<String> byName(List<MachineSigns> entries) {
        List<String> names = entries.stream()
                .flatMap(entry -> entry.name().stream())
                .distinct()
                .limit(3)
                .toList();
        return names.size() < 2
                ? Optional.empty()
                : Optional.of(
                        names.stream().limit(2).collect(Collectors.joining(", ", "they answer as ", "")) + more(names));
    }

    private static String more(List<String> names) {
        return names.size() > 2 ? "…" : "";
    }

    static Optional<String> byCertificate(List<MachineSigns> entries) {
        Set<String> seen = new HashSet<>();
        List<Shown> shown = entries.stream()
                .flatMap(entry -> entry.shown().stream())
                .filter(one -> seen.add(one.port() + " " + one.sha256()))
                .limit(MOST)
                .toList();
        return any(shown, Shown::rulesOut) ? Optional.of("their certificates differ") : Optional.empty();
    }

    /** The same system on other boards is a copy of its disk. */
    static Optional<String> byId(List<MachineSigns> entries) {
        boolean systems = entries.stream()
                        .flatMap(entry -> entry.installation().stream())
                        .distinct()
                        .count()
                > 1;
        boolean boards = entries.stream()
                        .flatMap(entry -> entry.board().stream())
                        .distinct()
                        .count()
                > 1;
        return systems || boards ? Optional.of("their machine ids differ") : Optional.empty();
    }

    static Optional<String> byBoot(List<MachineSigns> entries) {
        List<Boot> boots = entries.stream()
                .flatMap(entry -> entry.boot().stream())
                .limit(MOST)
                .toList();
        return any(boots, Boot::rulesOut) ? Optional.of("they came up at different times") : Optional.empty();
    }

    private static <T> boolean any(List<T> all, BiPredicate<T, T> pair) {
        return all.stream().anyMatch(one -> all.stream().anyMatch(other -> pair.test(one, other)));
    }
}
