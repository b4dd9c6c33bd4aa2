package dev.rollcall.remote;

import java.util.Set;

/** Which hosts are who they say they are. Asked before anything secret is sent. Safe for many threads. */
public interface Trust {
    /**
     * @param name the host as the inventory says it
     * @param port where it answers
     */
    TrustVerdict judge(String name, int port, HostIdentity shown);

    /**
     * The same for a certificate that an authority vouches for under the host's own name: it needs no approval, and none is
     * remembered; but where another one is approved, the host has changed all the same.
     */
    default TrustVerdict judgeVouched(String name, int port, HostIdentity shown) {
        TrustVerdict verdict = judge(name, port, shown);
        return verdict instanceof TrustVerdict.NotApproved ? new TrustVerdict.Trusted() : verdict;
    }

    /** Of which algorithms the approved SSH keys of a host are: it is then asked for one of these. Empty where none is known. */
    default Set<String> approvedAlgorithms(String name, int port) {
        return Set.of();
    }
}
