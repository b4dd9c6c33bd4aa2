package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.ListenerInside;
import dev.rollcall.observation.PortObservation.State;
import java.util.Optional;

/** Remote Desktop listens on another port than the one the inventory says. */
final class PortDiffers implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "port-differs",
                    "Listens on another port",
                    "C08",
                    Sureness.SOURCED,
                    "Microsoft: change the listening port for Remote Desktop")
            .explains("0x204")
            .cure(
                    "Correct the port in the inventory first. Moving the listener breaks what users saved, and the built-in firewall"
                            + " rule is for 3389 alone.")
            .next("Log on by another way and read PortNumber", "Look which ports answer with a TPKT (first byte 0x03)")
            .hides(
                    "port-taken",
                    "listener-broken",
                    "service-stopped",
                    "rdp-disabled",
                    "filtered-on-path",
                    "service-hung",
                    "middlebox",
                    "half-alive");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        Optional<Integer> port = elsewhere(signs);
        if (port.isEmpty() || signs.ports().isEmpty() || signs.anyPort(State.OPEN)) {
            return Optional.empty();
        }
        return Optional.of(Suspicion.of(
                        Confidence.CERTAIN,
                        "port: the host listens on " + port.get() + ", asked was "
                                + signs.host().port())
                .and(signs, Check.PORT));
    }

    /** The port where the host listens, where that is not the asked one. */
    static Optional<Integer> elsewhere(Signs signs) {
        return signs.listener()
                .filter(seen -> seen.listening().orElse(false))
                .flatMap(ListenerInside::port)
                .filter(number -> number != signs.host().port());
    }
}
