package dev.rollcall.diagnosis;

import dev.rollcall.observation.Environment;
import java.util.Optional;

/**
 * UDP beside the connection is lost: freezes and black screens after the logon. The freezes themselves are not seen; what is, is
 * that clients who tried UDP had to do without.
 */
final class UdpTransport implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "udp-transport",
                    "UDP transport",
                    "C28",
                    Sureness.GENERAL,
                    "general knowledge; RdpCoreTS events 136 and 138, as its manifest words them")
            .cure("Let UDP 3389 through, or switch UDP off on the client.")
            .next(
                    "Switch UDP off on one client (fClientDisableUDP) and compare",
                    "Look whether the host's firewall lets UDP in at its port (RemoteDesktop-UserMode-In-UDP)");

    /** A client whose own network lets no UDP out says so once a connection, and goes on over TCP. */
    private static final int MANY = 10;

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        Optional<String> event = signs.events("RdpCoreTS", 136, 138).stream()
                .filter(seen -> seen.count() >= MANY)
                .findFirst()
                .map(Signs::words);
        // A host that takes no UDP is so by intent: its clients go on over TCP.
        boolean listening =
                signs.environment().flatMap(Environment::udpListening).orElse(true);
        if (event.isEmpty() || !listening) {
            return Optional.empty();
        }
        boolean kept = signs.environment()
                .flatMap(Environment::udpAllowed)
                .filter(allowed -> !allowed)
                .isPresent();
        Suspicion suspicion = Suspicion.of(kept ? Confidence.MEDIUM : Confidence.LOW, event.get());
        return Optional.of(
                kept
                        ? suspicion.and("firewall: the host takes UDP at the port, and its own rules let none in")
                        : suspicion);
    }
}
