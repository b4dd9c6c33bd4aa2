package dev.rollcall.remote;

/** Which hosts are who they say they are. Asked before anything secret is sent. Safe for many threads. */
public interface Trust {
    /**
     * @param name the host as the inventory says it
     * @param port where it answers
     */
    TrustVerdict judge(String name, int port, HostIdentity shown);
}
