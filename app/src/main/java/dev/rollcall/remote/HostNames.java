package dev.rollcall.remote;

import dev.rollcall.fanout.Deadline;
import java.net.InetAddress;

/** Finds out where a host is. Safe for many threads. */
@FunctionalInterface
public interface HostNames {
    /** @throws RemoteException where its name leads nowhere, or nobody says */
    InetAddress address(String name, Deadline deadline) throws RemoteException, InterruptedException;
}
