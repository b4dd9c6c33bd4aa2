package dev.rollcall.remote.winrm;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.Leave;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.winrm.http.WsmanConnection;

/** One way to prove who we are, on a connection whose host is already trusted. Safe for many threads. */
interface LogOn {
    /** Sends the credential at most once, with leave. */
    Protected over(WsmanConnection connection, RemoteTarget target, Leave leave, Deadline deadline)
            throws RemoteException, InterruptedException;
}
