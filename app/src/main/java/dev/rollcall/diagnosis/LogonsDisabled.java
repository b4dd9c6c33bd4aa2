package dev.rollcall.diagnosis;

import dev.rollcall.observation.PolicyObservation;
import dev.rollcall.observation.PolicyObservation.Logons;
import java.util.Optional;

/** The host takes no new sessions, mostly because somebody wants it so. */
final class LogonsDisabled implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "logons-disabled",
                    "Logons disabled",
                    "C23",
                    Sureness.SOURCED,
                    "Microsoft: disable-terminal-server-client-logons; troubleshoot-rdp-general-error")
            .cure("Ask whether it is meant, for maintenance mostly; then: change logon /enable.")
            .next("Ask who looks after the host", "On the host: change logon /query");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        Logons logons = signs.policy().map(PolicyObservation::logons).orElse(Logons.UNKNOWN);
        return switch (logons) {
            case DISABLED -> Optional.of(Suspicion.of(Confidence.CERTAIN, "policy: logons are disabled"));
            case DRAINING ->
                Optional.of(Suspicion.of(
                        Confidence.HIGH, "policy: draining, only sessions that are there may be taken up"));
            case ENABLED, UNKNOWN -> Optional.empty();
        };
    }
}
