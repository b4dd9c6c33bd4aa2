package dev.rollcall.remote;

import java.util.Set;

/** Which hosts are who they say they are. Asked before anything secret is sent. Safe for many threads. */
public interface Trust {
    /**
     * @param name the host as the inventory says it
     * @param port where it answers
     */
    TrustVerdict judge(String name, int port, HostIdentity shown);

    /** Of which algorithms the approved SSH keys of a host are: it is then asked for one of these. Empty where none is known. */
    default Set<String> approvedAlgorithms(String name, int port) {
        return Set.of();
    }
}
