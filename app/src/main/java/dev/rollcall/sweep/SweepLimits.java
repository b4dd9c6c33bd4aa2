package dev.rollcall.sweep;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fanout.DescriptorBudget;
import dev.rollcall.fanout.KeyedLimit;
import dev.rollcall.fanout.Limit;
import dev.rollcall.fanout.Permit;
import dev.rollcall.fanout.ProcessorLoad;
import dev.rollcall.policy.Policy.PortRules;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

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

    /** Each log-on costs the client far more than a look from outside, and over SSH a thread of the operating system. */
    private static final int LOGGED_ON = 500;
    /** Where the processors are busy, a few keep them so; many would all be slow, and some not be done before their deadline. */
    private static final int LOGGED_ON_BUSY = 48;

    /** Sockets of a host that gave no answer, while its other ports are asked. */
    static final int KNOCKS = PortRules.MOST_PORTS;
    /** Of these hosts; what they have to wait for one another is short beside what each has been waited for. */
    private static final int SILENT = 2_000;
    /** The part of the descriptors that is for these. */
    private static final int SILENT_SHARE = 2;

    private final Limit talking;
    private final Limit silent;
    private final Limit inside;
    private final Limit underWay;
    private final Limit fresh;
    private final KeyedLimit<InetSocketAddress> listeners =
            new KeyedLimit<>("connections to one listener", PER_LISTENER);
    private final KeyedLimit<Subnet> subnets = new KeyedLimit<>("connections to one subnet", PER_SUBNET);

    SweepLimits(int hostsAtOnce, DescriptorBudget budget) {
        long pending = Math.min(1L * hostsAtOnce * SweepPlan.PENDING, 1 << 16);
        talking = Limit.breathing("hosts that are talked to", BUSY, hostsAtOnce, new ProcessorLoad());
        int most = Math.min(hostsAtOnce, LOGGED_ON);
        inside = Limit.breathing("hosts logged on to", LOGGED_ON_BUSY, most, new ProcessorLoad());
        int silentHosts = budget.jobs(SILENT, KNOCKS * SILENT_SHARE);
        silent = new Limit("hosts that are silent", silentHosts);
        underWay = new Limit(
                "hosts under way", budget.without(1L * silentHosts * KNOCKS).jobs((int) pending, DESCRIPTORS_EACH));
        fresh = Limit.growing("hosts just begun", FIRST, hostsAtOnce);
    }

    Limit talking() {
        return talking;
    }

    Limit silent() {
        return silent;
    }

    Limit inside() {
        return inside;
    }

    /** The next host may be begun. */
    Permit next() throws InterruptedException {
        Permit begun = fresh.take();
        try {
            // First come, first served: whoever is connected and waits to talk goes before a new host.
            talking.take().close();
            Permit place = underWay.take();
            afterFresh(begun::close);
            return place.and(begun);
        } catch (InterruptedException e) {
            begun.close();
            throw e;
        }
    }

    /**
     * Leave to connect to a listener. Whoever has to wait for it gives up its place meanwhile, so that many names that lead to
     * one listener keep no other host from being begun.
     *
     * @param done asked after a wait, whether there is still something to connect for; where not, the permit is empty
     */
    Optional<Permit> connection(InetSocketAddress to, Deadline deadline, BooleanSupplier done)
            throws InterruptedException {
        Optional<Permit> free = listeners.tryTake(to);
        Optional<Permit> listener = free.isPresent() ? free : afterWaiting(to, deadline, done);
        if (listener.isEmpty()) {
            return listener;
        }
        try {
            return Optional.of(listener.get().and(subnets.take(Subnet.of(to.getAddress()), deadline)));
        } catch (InterruptedException stopped) {
            listener.get().close();
            throw stopped;
        }
    }

    private Optional<Permit> afterWaiting(InetSocketAddress to, Deadline deadline, BooleanSupplier done)
            throws InterruptedException {
        underWay.lend();
        fresh.lend();
        // By then its own permit of these, begun earlier, has been given back.
        afterFresh(fresh::oweBack);
        Permit listener;
        try {
            listener = listeners.take(to, deadline);
        } catch (InterruptedException stopped) {
            underWay.oweBack();
            throw stopped;
        }
        if (done.getAsBoolean()) {
            underWay.oweBack();
            listener.close();
            return Optional.empty();
        }
        try {
            underWay.takeBack(deadline);
        } catch (InterruptedException stopped) {
            listener.close();
            throw stopped;
        }
        return Optional.of(listener);
    }

    private static void afterFresh(Runnable action) {
        CompletableFuture.delayedExecutor(FRESH.toMillis(), TimeUnit.MILLISECONDS)
                .execute(action);
    }
}
