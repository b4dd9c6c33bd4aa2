package dev.rollcall.remote;

import dev.rollcall.remote.TrustVerdict.NotApproved;
import java.util.Set;

/** Approves hosts that nobody knows yet, and remembers them; refuses those that have changed. */
public record FirstSightTrust(Trust known, TrustStore memory) implements Trust {
    @Override
    public TrustVerdict judge(String name, int port, HostIdentity shown) {
        TrustVerdict verdict = known.judge(name, port, shown);
        return verdict instanceof NotApproved ? memory.approveIfNew(name, port, shown) : verdict;
    }

    @Override
    public TrustVerdict judgeVouched(String name, int port, HostIdentity shown) {
        return known.judgeVouched(name, port, shown);
    }

    @Override
    public Set<String> approvedAlgorithms(String name, int port) {
        return known.approvedAlgorithms(name, port);
    }
}
