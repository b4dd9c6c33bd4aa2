package dev.rollcall.remote;

import java.util.List;
import java.util.Set;

/** What the lines of a file approve. Safe for many threads. */
interface Approved {
    /** Another line; one that says nothing is passed over. */
    void add(String line);

    TrustVerdict judge(String name, int port, HostIdentity shown);

    /** Whether a line is about just this host, not about others too. */
    boolean names(String name, int port);

    /** Of its SSH keys. */
    Set<String> algorithms(String name, int port);

    /** In the order of the lines. */
    List<Approval> list();
}
