package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.PolicyObservation;
import dev.rollcall.observation.PortObservation.State;
import java.util.Optional;

/** A service that Remote Desktop needs does not run. */
final class ServiceStopped implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "service-stopped",
                    "Service stopped",
                    "C07",
                    Sureness.SOURCED,
                    "Microsoft: troubleshoot Remote Desktop Services not starting")
            .explains("0x204")
            .cure(
                    "Start it, and what it rests on first; then see whether it stays up for two minutes. By its exit code: 5 access"
                            + " denied, 1053 too slow, 1058 disabled, 1067 crashed, 1068 a dependency, 1069 its account.",
                    "start-service",
                    "restart-host")
            .next(
                    "Log on by another way and ask for the service's state and exit code",
                    "Look whether Remote Desktop listens on another port",
                    "Look for Service Control Manager events 7022, 7023, 7031, 7034")
            .hides("listener-broken");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        if (signs.has(Check.SERVICE, "stopped", "disabled", "failed")) {
            return Optional.of(stopped(signs));
        }
        boolean unknown = signs.service().isEmpty() && !signs.listens().orElse(false);
        boolean allowed = signs.policy().flatMap(PolicyObservation::enabled).orElse(true);
        return signs.shut(State.REFUSED) && unknown && allowed
                ? Optional.of(Suspicion.of(Confidence.LOW, signs, Check.PORT))
                : Optional.empty();
    }

    private static Suspicion stopped(Signs signs) {
        boolean answers = signs.anyPort(State.OPEN, State.NOT_RDP, State.SILENT, State.DROPPED);
        boolean installed =
                signs.service().filter(seen -> !seen.server().isEmpty()).isPresent();
        Confidence confidence = answers ? Confidence.MEDIUM : installed ? Confidence.CERTAIN : Confidence.HIGH;
        Suspicion suspicion = Suspicion.of(confidence, signs, Check.SERVICE);
        suspicion = signs.ports().isEmpty() ? suspicion : suspicion.and(signs, Check.PORT);
        suspicion =
                suspicion.and(signs.eventWords("Service Control Manager")).and(signs.eventWords("the service failed"));
        suspicion = answers ? suspicion.but("the port answers all the same") : suspicion;
        return installed ? suspicion : suspicion.curedBy();
    }
}
