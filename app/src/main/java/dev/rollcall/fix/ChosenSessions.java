package dev.rollcall.fix;

import dev.rollcall.fix.FixParameter.Form;
import dev.rollcall.observation.SessionObservation;
import dev.rollcall.observation.SessionObservation.RemoteDesktopSession;
import dev.rollcall.observation.SessionObservation.State;
import dev.rollcall.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which sessions are meant: those of a user, all, or else those that are stuck. Scripts choose in the same way, and look again
 * right before they act: numbers are used again.
 */
record ChosenSessions(FixSettings settings, Instant at) {
    private static final String USER = "user";
    private static final String ID = "id";
    private static final String LOGON = "logon";
    private static final String ALL = "all";
    private static final String STUCK_AFTER = "stuck-after";

    static List<FixParameter> parameters() {
        String usual = Policy.DEFAULT.inside().stuckAfter().toHours() + "h";
        return List.of(
                FixParameter.optional(USER, "whose sessions; the stuck ones of all users unless said", new Form.Text()),
                FixParameter.optional(ID, "of the one session of that user that is meant", new Form.Text()),
                FixParameter.optional(
                        LOGON,
                        "when that user logged on to it, as the plan shows it: 2026-11-20T14:02:11Z",
                        new Form.Text()),
                FixParameter.usually(ALL, "all sessions, not only the stuck ones", new Form.Flag(), "no"),
                FixParameter.usually(
                        STUCK_AFTER,
                        "how long a session was disconnected to count as stuck",
                        new Form.Span(Duration.ofMinutes(1), Duration.ofHours(9999)),
                        usual));
    }

    /** @param can which sessions the fix can do anything to */
    static Fit fit(Sight sight, FixSettings settings, Predicate<RemoteDesktopSession> can) {
        boolean one = settings.text(ID).isPresent() || settings.text(LOGON).isPresent();
        if (one && settings.text(USER).isEmpty()) {
            return Fit.not(LeftOut.REFUSED, "say whose session it is, too: numbers are used again");
        }
        Optional<SessionObservation> seen = sight.seen(SessionObservation.class).filter(ChosenSessions::complete);
        ChosenSessions chosen = new ChosenSessions(settings, sight.round().at());
        boolean none = seen.isPresent() && seen.get().sessions().stream().noneMatch(can.and(chosen::has));
        return none ? Fit.not(LeftOut.ALREADY_SO, "it has no session for which this is") : Fit.APPLIES;
    }

    /** Without the list of sessions nothing can be said of them; without their times, not which are stuck. */
    private static boolean complete(SessionObservation seen) {
        return seen.missing().keySet().stream()
                .noneMatch(fact -> fact.toLowerCase(Locale.ROOT).contains("session"));
    }

    boolean has(RemoteDesktopSession session) {
        if (settings.text(USER).filter(user -> !names(user, session.user())).isPresent()
                || settings.text(ID).filter(id -> !id.equals(session.id())).isPresent()) {
            return false;
        }
        if (settings.text(USER).isPresent() || settings.flag(ALL)) {
            return !session.user().isEmpty() && session.state() != State.LISTENING;
        }
        return switch (session.state()) {
            case DOWN, FROZEN -> true;
            case DISCONNECTED ->
                !session.user().isEmpty()
                        && session.since()
                                .filter(since -> Duration.between(since, at).compareTo(stuckAfter()) > 0)
                                .isPresent();
            case ACTIVE, CONNECTED, LISTENING, OTHER -> false;
        };
    }

    private Duration stuckAfter() {
        return settings.number(STUCK_AFTER)
                .map(Duration::ofSeconds)
                .orElse(Policy.DEFAULT.inside().stuckAfter());
    }

    /** Windows writes users in any case, with their domain or without; the script is exact. */
    private static boolean names(String said, String seen) {
        return said.equalsIgnoreCase(seen)
                || said.toLowerCase(Locale.ROOT).endsWith("\\" + seen.toLowerCase(Locale.ROOT));
    }
}
