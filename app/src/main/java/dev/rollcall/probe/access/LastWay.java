package dev.rollcall.probe.access;

import dev.rollcall.observation.AccessObservation;
import dev.rollcall.observation.AccessObservation.Result;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Round;
import dev.rollcall.remote.TransportKind;
import java.util.Optional;
import java.util.stream.Stream;

/** How a host was logged on to in an earlier round. */
final class LastWay {
    private LastWay() {}

    static Optional<TransportKind> of(Round round) {
        return round.of(Check.ACCESS).stream()
                .flatMap(look -> look.outcome() instanceof Outcome.Seen(AccessObservation seen)
                        ? seen.tried().stream()
                        : Stream.empty())
                .filter(attempt -> attempt.result() == Result.GRANTED)
                .flatMap(attempt -> TransportKind.ofKey(attempt.transport()).stream())
                .findFirst();
    }
}
