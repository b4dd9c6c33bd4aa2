package dev.rollcall.remote;

import dev.rollcall.remote.RemoteException.Problem;
import java.util.List;

/** How the search for a way into a host ended, with everything that was tried, in the order in which it was. */
public sealed interface LogonOutcome {
    List<Attempt> attempts();

    /** @param session to be closed by whoever asked for it */
    record Granted(RemoteSession session, List<Attempt> attempts) implements LogonOutcome {
        public Granted {
            attempts = List.copyOf(attempts);
        }
    }

    /** @param problem of the attempt that got furthest; {@code detail} is one line for people */
    record NotGranted(Problem problem, String detail, List<Attempt> attempts) implements LogonOutcome {
        public NotGranted {
            attempts = List.copyOf(attempts);
        }
    }
}
