package dev.rollcall.campaign;

import dev.rollcall.fix.LeftOut;
import dev.rollcall.fix.Risk;
import dev.rollcall.fix.Sight;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.SessionObservation;
import dev.rollcall.observation.SessionObservation.RemoteDesktopSession;
import dev.rollcall.observation.SessionObservation.State;
import dev.rollcall.policy.Status;
import java.util.List;
import java.util.Optional;

/** Who works on a host. */
final class People {
    private People() {}

    /** How many do now; none where that was not seen. */
    static int at(Sight sight) {
        return active(sight).size();
    }

    /** Empty where a task disturbs nobody. */
    static Optional<Concern> concern(Task task, Sight sight) {
        if (!task.disturbs()) {
            return Optional.empty();
        }
        List<RemoteDesktopSession> active = active(sight);
        if (!active.isEmpty()) {
            String who = active.getFirst().user();
            String words = active.size() == 1
                    ? who + " is working there"
                    : who + " and " + (active.size() - 1) + " more are working there";
            return Optional.of(new Concern(LeftOut.IN_USE, words));
        }
        boolean unknown = sight.all(SessionObservation.class).stream()
                .allMatch(seen -> seen.missing().containsKey("sessions"));
        boolean entered = sight.status(Check.ACCESS) == Status.OK || sight.status(Check.ACCESS) == Status.WARN;
        return unknown && entered && task.risk().compareTo(Risk.ENDS_SESSIONS) >= 0
                ? Optional.of(new Concern(LeftOut.IN_USE, "it can't be seen whether anybody is working there"))
                : Optional.empty();
    }

    private static List<RemoteDesktopSession> active(Sight sight) {
        return sight.all(SessionObservation.class).stream()
                .flatMap(seen -> seen.sessions().stream())
                .filter(session -> session.state() == State.ACTIVE)
                .toList();
    }
}
