package dev.rollcall.fix;

import dev.rollcall.observation.ServiceObservation;
import dev.rollcall.observation.ServiceObservation.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The last resort. Done when the host says that it was booted at another time, and Remote Desktop answers from outside. */
public final class RestartHost implements HostFix {
    /** Hosts reckon their boot time from a clock that moves. */
    private static final Duration JITTER = Duration.ofSeconds(3);

    private static final FixSheet SHEET = new FixSheet(
            "restart-host",
            "Restart the host",
            "Tells the people on the host that it is going to restart, waits, and restarts it: all sessions end, and with them"
                    + " what was not saved.",
            Risk.RESTARTS_HOST,
            List.of(
                    FixParameter.usually(
                            "notice",
                            "how long before it people are told",
                            new FixParameter.Form.Span(Duration.ofSeconds(1), Duration.ofMinutes(10)),
                            "5m"),
                    FixParameter.usually(
                            "message",
                            "what they are told",
                            new FixParameter.Form.Text(),
                            "This computer is going to restart. Please save your work and log off.")),
            false);

    @Override
    public FixSheet sheet() {
        return SHEET;
    }

    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        return Fit.APPLIES;
    }

    @Override
    public Proof proof(Sight before, Sight after, FixReport report) {
        Optional<Instant> now = started(after);
        if (now.isEmpty()) {
            return new Proof.Missing("since when the host runs is not known");
        }
        Instant earlier = started(before).orElse(before.round().at());
        if (now.get().isBefore(earlier.plus(JITTER))) {
            return new Proof.Missing("the host has not restarted yet");
        }
        return Proofs.answers(after)
                .orElseGet(() -> new Proof.Verified("restarted at " + now.get() + ", " + Proofs.seen(after)));
    }

    private static Optional<Instant> started(Sight sight) {
        return sight.seen(ServiceObservation.class)
                .map(ServiceObservation::machine)
                .flatMap(Machine::started);
    }
}
