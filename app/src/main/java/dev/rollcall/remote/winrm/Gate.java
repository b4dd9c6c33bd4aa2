package dev.rollcall.remote.winrm;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.Leave;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.winrm.http.Listener;
import dev.rollcall.remote.winrm.http.WsmanConnection;

/** The way to one host with one credential, as often as it is needed. Safe for many threads. */
record Gate(RemoteTarget target, Listener listener, LogOn logOn) {
    /** Connects, makes sure of the host, logs on. */
    Soap pass(Leave leave, Deadline deadline) throws RemoteException, InterruptedException {
        WsmanConnection connection = listener.connect(target, deadline);
        boolean done = false;
        try {
            Soap soap = new Soap(connection, logOn.over(connection, target, leave, deadline));
            done = true;
            return soap;
        } finally {
            if (!done) {
                connection.close();
            }
        }
    }
}
