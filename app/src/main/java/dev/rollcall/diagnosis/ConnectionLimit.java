package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import java.util.Optional;

/** As many sessions as the host takes are there. */
final class ConnectionLimit implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "connection-limit",
                    "No session left",
                    "C20",
                    Sureness.SOURCED,
                    "Microsoft: remote-desktop-disconnected-errors (KB 2477176); MaxInstanceCount, fSingleSessionPerUser")
            .explains("0x904/0x7")
            .cure(
                    "Log off sessions that nobody uses, or raise the limit. Disconnecting is not enough.",
                    "log-off-session")
            .next(
                    "Count the sessions, disconnected ones too",
                    "Read MaxInstanceCount and the policy that limits connections",
                    "Connect with /admin");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        Optional<String> log = signs.eventWords("no more sessions");
        if (signs.has(Check.SESSION, "full")) {
            return Optional.of(
                    Suspicion.of(Confidence.HIGH, signs, Check.SESSION).and(log));
        }
        return log.map(words -> Suspicion.of(Confidence.MEDIUM, words));
    }
}
