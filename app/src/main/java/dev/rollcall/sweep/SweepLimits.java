package dev.rollcall.sweep;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fanout.DescriptorBudget;
import dev.rollcall.fanout.KeyedLimit;
import dev.rollcall.fanout.Limit;
import dev.rollcall.fanout.Permit;
import dev.rollcall.fanout.RateLimit;
import java.net.InetAddress;

/**
 * What one sweep may do at once. A host that has answered a connect holds a permit to talk; one that has not costs little more
 * than a descriptor, so many more of these may wait. Hosts are begun only while there is room to talk to them, so that no live
 * host is kept waiting, connected, for long.
 */
final class SweepLimits {
    /** A host's own connections, one after the other, and one for whatever closes slowly. */
    private static final int DESCRIPTORS_EACH = 2;
    /** Of a network with more hosts than this, not all are connected to at a time: firewalls count. */
    private static final int PER_SUBNET = 512;
    /** Hosts begun a second for each that may be talked to. */
    private static final int STARTS = 4;

    private final Limit talking;
    private final Limit underWay;
    private final RateLimit starts;
    private final KeyedLimit<Subnet> subnets = new KeyedLimit<>("connections to one subnet", PER_SUBNET);

    SweepLimits(int hostsAtOnce, DescriptorBudget budget) {
        long pending = Math.min(1L * hostsAtOnce * SweepPlan.PENDING, 1 << 16);
        talking = new Limit("hosts that are talked to", hostsAtOnce);
        underWay = new Limit("hosts under way", budget.jobs((int) pending, DESCRIPTORS_EACH));
        starts = new RateLimit(Math.min(hostsAtOnce, 1 << 16) * STARTS, hostsAtOnce);
    }

    Limit talking() {
        return talking;
    }

    /** The next host may be begun. */
    Permit next() throws InterruptedException {
        starts.take();
        // First come, first served: whoever is connected and waits to talk goes before a new host.
        talking.take().close();
        return underWay.take();
    }

    Permit connection(InetAddress address, Deadline deadline) throws InterruptedException {
        return subnets.take(Subnet.of(address), deadline);
    }
}
