package dev.rollcall.campaign;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Round;
import dev.rollcall.remote.LogonOutcome;

/** Logs on to a host, to act there. Safe for many threads. */
@FunctionalInterface
public interface HostEntry {
    /**
     * Never fails: why a host can't be entered is an outcome.
     *
     * @param seen what was just seen of the host
     */
    LogonOutcome enter(Host host, Round seen, Deadline deadline) throws InterruptedException;

    /** Nothing more is done for now: what was kept open for it can be closed. */
    default void end() {}
}
