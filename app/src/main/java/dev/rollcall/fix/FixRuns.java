package dev.rollcall.fix;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteSession;

/** Runs host scripts of fixes and reads what they say. Safe for many threads, each with a session of its own. */
public final class FixRuns {
    private final ReportReader reader = new ReportReader();

    /** A fix's scripts over one session, which are several: what was found out about its shell is kept. */
    public FixSession over(RemoteSession session, HostFix fix) {
        return new FixSession(session, fix, reader);
    }

    /**
     * Runs a fix's script for what is asked. Whatever the script does, there is a report.
     *
     * @throws RemoteException where it is not known how the script ended: the connection was lost, or the deadline passed
     */
    public FixReport run(RemoteSession session, HostFix fix, FixRequest request, Deadline deadline)
            throws RemoteException, InterruptedException {
        return over(session, fix).run(request, deadline);
    }
}
