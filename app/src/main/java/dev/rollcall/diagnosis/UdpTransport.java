package dev.rollcall.diagnosis;

import java.util.Optional;

/** UDP beside the connection is lost: freezes and black screens after the logon. */
final class UdpTransport implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "udp-transport", "UDP transport", "C28", Sureness.GENERAL, "general knowledge")
            .cure("Let UDP 3389 through, or switch UDP off on the client.")
            .next("Switch UDP off on one client (fClientDisableUDP) and compare");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        // It begins after the logon, which no check gets to.
        return Optional.empty();
    }
}
