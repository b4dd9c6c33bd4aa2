package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.PortObservation.State;
import dev.rollcall.observation.ServiceObservation;
import dev.rollcall.observation.ServiceObservation.Unit;
import java.util.Optional;

/** The service runs, and answers nobody. */
final class ServiceHung implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "service-hung",
                    "Service hung",
                    "C07",
                    Sureness.SOURCED,
                    "Microsoft: remote-desktop-service-currently-busy; order of tests for 0x904")
            .explains("0x904/0x7", "0x704", "0x108")
            .cure(
                    "Restart the service; everybody who is connected is cut off, their sessions go on. It may never end stopping: a"
                            + " process that is killed takes the services with it that share it.",
                    "restart-service",
                    "restart-host")
            .next(
                    "Log on by another way and ask whether the service runs and who owns the port",
                    "Look for sessions that hang, and for Service Control Manager event 7022",
                    "Wait a minute and connect again: a busy host comes back by itself")
            .hides("filtered-on-path", "host-firewall", "half-alive", "middlebox", "stuck-sessions", "host-down");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        Optional<Unit> stuck = signs.service().stream()
                .flatMap(seen -> seen.units().stream())
                .filter(unit -> unit.needed() && (unit.frozen() || unit.state() == ServiceObservation.State.STOPPING))
                .findFirst();
        if (stuck.isPresent() && !signs.anyPort(State.OPEN)) {
            return Optional.of(withPort(signs, Suspicion.of(Confidence.CERTAIN, signs, Check.SERVICE)));
        }
        if (signs.has(Check.SERVICE, "hung")) {
            boolean answers = signs.anyPort(State.OPEN);
            Suspicion suspicion =
                    withPort(signs, Suspicion.of(answers ? Confidence.MEDIUM : Confidence.HIGH, signs, Check.SERVICE));
            return Optional.of(answers ? suspicion.but("the port answers all the same") : suspicion);
        }
        boolean elsewhere = !signs.served().orElse(true) || !signs.listens().orElse(true);
        return signs.shut(State.SILENT) && !elsewhere && !signs.has(Check.SERVICE, "stopped", "disabled", "failed")
                ? Optional.of(Suspicion.of(Confidence.MEDIUM, signs, Check.PORT))
                : Optional.empty();
    }

    private static Suspicion withPort(Signs signs, Suspicion suspicion) {
        Suspicion more = signs.ports().isEmpty() ? suspicion : suspicion.and(signs, Check.PORT);
        return more.and(signs.eventWords("Service Control Manager", 7022));
    }
}
