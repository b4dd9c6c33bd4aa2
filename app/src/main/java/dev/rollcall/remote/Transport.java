package dev.rollcall.remote;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.vault.Credential;

/** One way to log on to hosts. Safe for many threads; each call is made for a virtual thread of its own. */
public interface Transport {
    TransportKind kind();

    /** Whether it can do anything with a credential of this sort. */
    boolean takes(Credential credential);

    /** Connects, makes sure of the host, logs on. Sends the credential at most once. */
    default RemoteSession open(RemoteTarget target, Credential credential, Deadline deadline)
            throws RemoteException, InterruptedException {
        return open(target, credential, Leave.FREE, deadline);
    }

    /** The same, but asks for leave before the credential is sent. */
    RemoteSession open(RemoteTarget target, Credential credential, Leave leave, Deadline deadline)
            throws RemoteException, InterruptedException;
}
