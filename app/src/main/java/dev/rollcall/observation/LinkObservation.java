package dev.rollcall.observation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How packets fare on the way to the listener's port, from several TCP connects one after the other. A refusal answers as well
 * as a connection does.
 *
 * @param attempts in the order in which they were made, at least one of them answered
 */
public record LinkObservation(int port, List<Attempt> attempts) implements Observation {
    /** A lost SYN, or its lost answer, is made good by another SYN after a second (RFC 6298 2.1); a little less is told apart. */
    private static final Duration LATE = Duration.ofMillis(900);

    public LinkObservation {
        attempts = List.copyOf(attempts);
    }

    /** @param took until the answer came, or until it was no longer waited for */
    public record Attempt(boolean answered, Duration took) {}

    /** Connects of which at least one packet was lost: no answer, or one that came only to a SYN that was sent again. */
    public int lost() {
        return attempts.size() - promptly().size();
    }

    /** The median of those that lost nothing. */
    public Duration latency() {
        List<Duration> sorted = promptly().stream().sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() / 2);
    }

    /** How much one differs from the next, on average, where nothing was lost. */
    public Duration jitter() {
        List<Duration> prompt = promptly();
        if (prompt.size() < 2) {
            return Duration.ZERO;
        }
        Duration sum = Duration.ZERO;
        for (int i = 1; i < prompt.size(); i++) {
            sum = sum.plus(prompt.get(i).minus(prompt.get(i - 1)).abs());
        }
        return sum.dividedBy(prompt.size() - 1L);
    }

    private List<Duration> promptly() {
        Optional<Duration> quickest =
                attempts.stream().filter(Attempt::answered).map(Attempt::took).min(Duration::compareTo);
        List<Duration> prompt = new ArrayList<>();
        quickest.map(LATE::plus)
                .ifPresent(late -> attempts.stream()
                        .filter(attempt -> attempt.answered() && attempt.took().compareTo(late) < 0)
                        .map(Attempt::took)
                        .forEach(prompt::add));
        return prompt;
    }
}
