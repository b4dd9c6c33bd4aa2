package dev.rollcall.sweep;

import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.NlaObservation;
import dev.rollcall.observation.NlaObservation.Handshake;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.PortObservation;
import dev.rollcall.observation.TranscriptLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A look at a listener that let the time limit pass. What it showed holds for every name that leads to it. */
record HungListener(Host host, List<Look> looks, long at) {
    /** Thousands of names behind one dead address cost two looks in this time. */
    private static final long FRESH = TimeUnit.MINUTES.toNanos(1);

    /** Empty for a listener that answers, be it with a refusal. */
    static Optional<HungListener> of(Host host, List<Look> looks, long at) {
        boolean port = looks.stream().anyMatch(look -> look.check() == Check.PORT);
        return looks.stream().anyMatch(look -> hangs(look.outcome()) || (!port && isNotReached(look.outcome())))
                ? Optional.of(new HungListener(host, looks, at))
                : Optional.empty();
    }

    boolean isFresh(long now) {
        return now - at < FRESH;
    }

    /** The same observations, that took no time of their own and say where they come from. */
    List<Look> shared() {
        TranscriptLine note = new TranscriptLine(
                Duration.ZERO,
                TranscriptLine.Direction.NOTE,
                "not asked again: this address and port gave no answer to " + host.label() + " in this sweep",
                "");
        return looks.stream()
                .map(look -> new Look(
                        look.check(),
                        look.address(),
                        look.outcome(),
                        Duration.ZERO,
                        List.of(),
                        Stream.concat(Stream.of(note), look.transcript().stream())
                                .toList()))
                .toList();
    }

    /** Where the port was not asked for, only what depends on it tells that it did not answer. */
    private static boolean isNotReached(Outcome outcome) {
        return outcome instanceof Outcome.Missing missing && missing.reason() == Outcome.Reason.NOT_REACHED;
    }

    private static boolean hangs(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Seen(PortObservation port) ->
                switch (port.state()) {
                    case FILTERED, SILENT, UNREACHABLE -> true;
                    case OPEN, REFUSED, NOT_RDP, DROPPED -> false;
                };
            case Outcome.Seen(NlaObservation nla) -> nla.tls() instanceof Handshake.Broken broken && broken.timedOut();
            case Outcome.Seen _, Outcome.Missing _, Outcome.Skipped _, Outcome.Defect _ -> false;
        };
    }
}
