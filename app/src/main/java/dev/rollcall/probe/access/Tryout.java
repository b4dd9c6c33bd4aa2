package dev.rollcall.probe.access;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.observation.Check;
import dev.rollcall.remote.Attempt;
import dev.rollcall.remote.LogonOutcome;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteSession;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where access is all that is wanted no script runs; then one empty command shows whether the account may run any. */
final class Tryout {
    private static final Set<Check> WITHOUT_SCRIPT = EnumSet.of(Check.ACCESS, Check.DNS);

    private Tryout() {}

    /** Whether nothing is wanted that the script would have to tell. */
    static boolean isEnough(Set<Check> wanted) {
        return WITHOUT_SCRIPT.containsAll(wanted);
    }

    /**
     * Runs that command, and logs off.
     *
     * @return all attempts, the last of which is granted only if the command ended well
     */
    static List<Attempt> attempts(LogonOutcome.Granted granted, Deadline deadline) throws InterruptedException {
        try (RemoteSession session = granted.session()) {
            session.tryOut(deadline);
            return granted.attempts();
        } catch (RemoteException e) {
            List<Attempt> attempts = new ArrayList<>(granted.attempts());
            Attempt last = attempts.removeLast();
            attempts.add(new Attempt(last.transport(), last.port(), Optional.of(e.problem()), e.getMessage()));
            return attempts;
        }
    }
}
