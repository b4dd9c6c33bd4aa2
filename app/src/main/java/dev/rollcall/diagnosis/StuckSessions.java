package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.PortObservation.State;
import dev.rollcall.observation.SessionObservation;
import java.util.Optional;

/** Sessions hang, or were left and never ended. */
final class StuckSessions implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "stuck-sessions",
                    "Stuck sessions",
                    "C21",
                    Sureness.SOURCED,
                    "Microsoft: remote-desktop-service-currently-busy")
            .explains("0x904/0x7", "0x704")
            .cure(
                    "Log off the sessions that hang, one by one: what was not saved is lost. A restart of the service, then of the"
                            + " host, is next. Security software is a common reason for sessions that never end.",
                    "log-off-session",
                    "restart-service",
                    "restart-host")
            .next(
                    "List the sessions with state and since when",
                    "Look for session manager events 36, 43, 44, 45",
                    "Look for memory and handles that only grow");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        if (!signs.has(Check.SESSION, "stuck")) {
            return Optional.empty();
        }
        boolean dead = signs.sessions().stream()
                .flatMap(seen -> seen.sessions().stream())
                .anyMatch(session -> session.state() == SessionObservation.State.DOWN
                        || session.state() == SessionObservation.State.FROZEN);
        boolean felt = signs.anyPort(State.SILENT, State.DROPPED) || signs.has(Check.PORT, "slow");
        Suspicion suspicion = Suspicion.of(dead || felt ? Confidence.HIGH : Confidence.MEDIUM, signs, Check.SESSION)
                .and(signs.eventWords("LocalSessionManager", 36, 43, 44, 45));
        return Optional.of(felt ? suspicion.and(signs, Check.PORT) : suspicion);
    }
}
