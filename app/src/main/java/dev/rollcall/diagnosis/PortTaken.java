package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.ListenerInside;
import dev.rollcall.observation.PortObservation.State;
import java.util.Optional;

/** Another program has the port. */
final class PortTaken implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "port-taken",
                    "Port taken by another program",
                    "C08",
                    Sureness.SOURCED,
                    "Microsoft: troubleshoot-rdp-internal-error (another process on the port)")
            .explains("0x904/0x7", "0x204")
            .cure("Stop or move the program that has the port, then start the RDP service.", "start-service")
            .next(
                    "Look at the first bytes that answer: a TPKT begins with 0x03",
                    "Ask the host which process owns the port",
                    "Look whether something on the way answers in the host's place")
            .hides(
                    "service-stopped",
                    "service-hung",
                    "listener-broken",
                    "half-alive",
                    "middlebox",
                    "stuck-sessions",
                    "private-key-unreadable");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        Optional<ListenerInside> inside = signs.listener();
        boolean elsewhere = PortDiffers.elsewhere(signs).isPresent();
        boolean taken = inside.flatMap(ListenerInside::listening).orElse(false)
                && !signs.served().orElse(true);
        if (taken && !elsewhere && !signs.anyPort(State.OPEN)) {
            String owner = inside.get().owner();
            Suspicion suspicion = owner.isEmpty()
                    ? Suspicion.of(Confidence.HIGH, "port: another process has it")
                    : Suspicion.of(Confidence.CERTAIN, "port: " + owner + " has it");
            suspicion = signs.ports().isEmpty() ? suspicion : suspicion.and(signs, Check.PORT);
            return Optional.of(
                    signs.has(Check.SERVICE, "stopped", "failed", "disabled")
                            ? suspicion.and(signs, Check.SERVICE)
                            : suspicion);
        }
        // What answers where nothing listens stands somewhere else.
        if (!signs.listens().orElse(true) || signs.served().orElse(false)) {
            return Optional.empty();
        }
        if (signs.anyPort(State.NOT_RDP)) {
            return Optional.of(Suspicion.of(Confidence.HIGH, signs, Check.PORT));
        }
        boolean mute = signs.shut(State.SILENT, State.DROPPED);
        if (mute && signs.has(Check.SERVICE, "stopped", "failed", "disabled")) {
            return Optional.of(
                    Suspicion.of(Confidence.HIGH, signs, Check.PORT).and(signs, Check.SERVICE));
        }
        return mute && signs.service().isEmpty()
                ? Optional.of(Suspicion.of(Confidence.LOW, signs, Check.PORT))
                : Optional.empty();
    }
}
