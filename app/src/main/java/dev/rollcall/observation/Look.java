package dev.rollcall.observation;

import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One probe's look at one host, or at one of its addresses.
 *
 * @param address which of the host's addresses; empty for checks of the name
 * @param took probe time: the sum of the phases, without waiting for permits
 * @param at when it was made, where that was before its round: a look kept from an earlier one
 */
public record Look(
        Check check,
        Optional<InetAddress> address,
        Outcome outcome,
        Duration took,
        List<Phase> phases,
        List<TranscriptLine> transcript,
        Optional<Instant> at) {
    public Look {
        phases = List.copyOf(phases);
        transcript = List.copyOf(transcript);
    }

    /** A look of its round's own time. */
    public Look(
            Check check,
            Optional<InetAddress> address,
            Outcome outcome,
            Duration took,
            List<Phase> phases,
            List<TranscriptLine> transcript) {
        this(check, address, outcome, took, phases, transcript, Optional.empty());
    }

    /** A look that never happened. */
    public static Look without(Check check, Optional<InetAddress> address, Outcome outcome) {
        return new Look(check, address, outcome, Duration.ZERO, List.of(), List.of());
    }

    /** Whether it is about this host as it is known now: a gateway that it is no longer behind is not. */
    public boolean isOf(Host host) {
        if (check != Check.GATEWAY) {
            return true;
        }
        return outcome instanceof Outcome.Seen(GatewayObservation seen)
                ? host.gateway()
                        .map(Gateway::label)
                        .equals(Optional.of(seen.gateway().label()))
                : host.gateway().isPresent();
    }
}
