package dev.rollcall.ui.sessions;

import dev.rollcall.host.Host;
import dev.rollcall.matrix.Row;
import dev.rollcall.observation.Check;
import dev.rollcall.ui.parts.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One session of one host.
 *
 * @param since empty where the host doesn't tell
 */
record SessionLine(
        Host host,
        String id,
        String user,
        String state,
        Optional<Duration> idle,
        Optional<Instant> since,
        String client) {
    /** All sessions that the rows know of; what only listens is none. */
    static List<SessionLine> of(Collection<Row> rows) {
        return rows.stream()
                .flatMap(SessionLine::ofRow)
                .filter(line -> !line.state().equals("listening"))
                .toList();
    }

    private static Stream<SessionLine> ofRow(Row row) {
        return row
                .finding(Check.SESSION)
                .map(finding -> finding.facts().get("list"))
                .filter(List.class::isInstance)
                .map(List.class::cast)
                .stream()
                .flatMap(list -> ((List<?>) list).stream())
                .filter(Map.class::isInstance)
                .map(fact -> ofFact(row, (Map<?, ?>) fact));
    }

    private static SessionLine ofFact(Row row, Map<?, ?> fact) {
        Optional<Duration> idle = fact.get("idle_s") instanceof Number seconds
                ? Optional.of(Duration.ofSeconds(seconds.longValue()))
                : Optional.empty();
        return new SessionLine(
                row.host(),
                text(fact, "id"),
                text(fact, "user"),
                text(fact, "state"),
                idle,
                instant(text(fact, "since")),
                text(fact, "client"));
    }

    /** How bad the state is: the worse, the smaller. */
    int rank() {
        return switch (state) {
            case "stuck" -> 0;
            case "disconnected" -> 1;
            case "active" -> 2;
            default -> 3;
        };
    }

    String idleWords() {
        return idle.map(Words::span).orElse("");
    }

    /** Whether each of the words is in it somewhere. */
    boolean has(List<String> words) {
        String all = String.join("\n", host.label(), id, user, state, client).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(all::contains);
    }

    private static String text(Map<?, ?> fact, String key) {
        Object value = fact.get(key);
        return value == null ? "" : value.toString();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
