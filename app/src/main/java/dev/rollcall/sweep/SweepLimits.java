package dev.rollcall.sweep;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fanout.DescriptorBudget;
import dev.rollcall.fanout.KeyedLimit;
import dev.rollcall.fanout.Limit;
import dev.rollcall.fanout.Permit;
import dev.rollcall.fanout.ProcessorLoad;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What one sweep may do at once. A host that has answered a connect holds a permit to talk; one that has not costs little more
 * than a descriptor, so many more of these may wait. Hosts are begun only while there is room to talk to them, so that no live
 * host is kept waiting, connected, for long.
 */
final class SweepLimits {
    /** A host's own connections, one after the other, and one for whatever closes slowly. */
    private static final int DESCRIPTORS_EACH = 2;
    /** More than any IPv4 /24 has hosts: for large IPv6 networks, and thousands of ports behind one address. */
    private static final int PER_SUBNET = 2_048;
    /** Within this time a live host has connected; one that hasn't no longer keeps others from being begun. */
    private static final Duration FRESH = Duration.ofMillis(250);

    /** How many are talked to where the processors are busy: more would each be slower, and some be taken for dead. */
    private static final int BUSY = 200;
    /** How many are begun before the first of them is done. */
    private static final int FIRST = 64;
    /** Connections to one listener: several names may lead there, and small ones queue few. */
    private static final int PER_LISTENER = 2;

    private final Limit talking;
    private final Limit underWay;
    private final Limit fresh;
    private final KeyedLimit<InetSocketAddress> listeners =
            new KeyedLimit<>("connections to one listener", PER_LISTENER);
    private final KeyedLimit<Subnet> subnets = new KeyedLimit<>("connections to one subnet", PER_SUBNET);

    SweepLimits(int hostsAtOnce, DescriptorBudget budget) {
        long pending = Math.min(1L * hostsAtOnce * SweepPlan.PENDING, 1 << 16);
        talking = Limit.breathing("hosts that are talked to", BUSY, hostsAtOnce, new ProcessorLoad());
        underWay = new Limit("hosts under way", budget.jobs((int) pending, DESCRIPTORS_EACH));
        fresh = Limit.growing("hosts just begun", FIRST, hostsAtOnce);
    }

    Limit talking() {
        return talking;
    }

    /** The next host may be begun. */
    Permit next() throws InterruptedException {
        Permit begun = fresh.take();
        try {
            // First come, first served: whoever is connected and waits to talk goes before a new host.
            talking.take().close();
            Permit place = underWay.take();
            CompletableFuture.delayedExecutor(FRESH.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(begun::close);
            return place.and(begun);
        } catch (InterruptedException e) {
            begun.close();
            throw e;
        }
    }

    Permit connection(InetAddress address, int port, Deadline deadline) throws InterruptedException {
        Permit listener = listeners.take(new InetSocketAddress(address, port), deadline);
        try {
            return listener.and(subnets.take(Subnet.of(address), deadline));
        } catch (InterruptedException stopped) {
            listener.close();
            throw stopped;
        }
    }
}
