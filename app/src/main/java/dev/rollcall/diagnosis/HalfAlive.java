package dev.rollcall.diagnosis;

import dev.rollcall.observation.AccessObservation.Attempt;
import dev.rollcall.observation.AccessObservation.Result;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.PortObservation.State;
import dev.rollcall.observation.ServiceObservation;
import dev.rollcall.observation.ServiceObservation.Machine;
import java.util.Optional;

/** The host takes connections, and is not up to answering them: setup, updates, no memory. */
final class HalfAlive implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "half-alive",
                    "Host half alive",
                    "C29",
                    Sureness.INFERRED,
                    "session manager event 34; order of tests for 0x904")
            .explains("0x904/0x7", "0x704", "0x108")
            .cure(
                    "Wait: an update that is cut off does more harm. Then restart the host, with somebody at its console.",
                    "restart-host")
            .next(
                    "Connect again in a few minutes",
                    "Log on by another way: is that slow, too?",
                    "Look at the console: setup or updates may be running");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        Optional<String> setup = signs.eventWords("LocalSessionManager", 34);
        if (setup.isPresent() && !signs.anyPort(State.OPEN)) {
            return Optional.of(Suspicion.of(Confidence.HIGH, setup.get()));
        }
        boolean cutOff = signs.shut(State.SILENT, State.DROPPED);
        if (signs.shut(State.SILENT) && signs.has(Check.ACCESS, "timed-out")) {
            return Optional.of(Suspicion.of(Confidence.HIGH, signs, Check.PORT).and(signs, Check.ACCESS));
        }
        Optional<Integer> mute = muteWay(signs);
        if (mute.isPresent()) {
            return Optional.of(Suspicion.of(Confidence.MEDIUM, signs, Check.PORT)
                    .and(mute.get() + " takes connections and says nothing")
                    .and(signs, Check.ACCESS));
        }
        if (signs.has(Check.SERVICE, "starting")) {
            return Optional.of(Suspicion.of(Confidence.MEDIUM, signs, Check.SERVICE));
        }
        boolean reboot = signs.service()
                .map(ServiceObservation::machine)
                .flatMap(Machine::pendingReboot)
                .orElse(false);
        if (cutOff && reboot) {
            return Optional.of(
                    Suspicion.of(Confidence.MEDIUM, signs, Check.PORT).and("service: a restart is pending"));
        }
        return cutOff && signs.service().isEmpty()
                ? Optional.of(Suspicion.of(Confidence.LOW, signs, Check.PORT))
                : Optional.empty();
    }

    /** A port that takes connections while the log-on there got no answer, and the RDP port gives none either. */
    private static Optional<Integer> muteWay(Signs signs) {
        return signs.everyPort(State.FILTERED)
                ? signs.silentWays().stream()
                        .filter(way -> way.result() == Result.TIMED_OUT)
                        .map(Attempt::port)
                        .filter(signs.life()::takes)
                        .findFirst()
                : Optional.empty();
    }
}
