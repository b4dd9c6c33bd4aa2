package dev.rollcall.remote;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.vault.Credential;

/** One way to log on to hosts. Safe for many threads; each call is made for a virtual thread of its own. */
public interface Transport {
    TransportKind kind();

    /** Whether it can do anything with a credential of this sort. */
    boolean takes(Credential credential);

    /**
     * Whether to open it is also a good way to learn that nothing answers there, in words and in the time a connect may take: then
     * nobody has to knock first, which would cost the host a connection, and an SSH server a process.
     */
    default boolean knocksItself() {
        return false;
    }

    /** Connects, makes sure of the host, logs on. Sends the credential at most once. */
    RemoteSession open(RemoteTarget target, Credential credential, Deadline deadline)
            throws RemoteException, InterruptedException;
}
