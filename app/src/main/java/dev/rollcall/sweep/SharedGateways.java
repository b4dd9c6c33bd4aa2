package dev.rollcall.sweep;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fanout.Limit;
import dev.rollcall.fanout.Permit;
import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Round;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The gateways of one sweep, each looked at once, however many hosts are behind it. All begin at once, beside the hosts; a host
 * that is done before its gateway waits for it without holding anybody's place.
 */
final class SharedGateways {
    private static final int AT_ONCE = 200;
    private static final Look NONE =
            Look.without(Check.GATEWAY, Optional.empty(), new Outcome.Skipped("has no gateway"));

    private static final Look STOPPED =
            without(new Outcome.Missing(Outcome.Reason.CANCELLED, "stopped before it was looked at"));
    private static final Look LATE =
            without(new Outcome.Missing(Outcome.Reason.TIMED_OUT, "not done before the deadline"));

    /** How long a look may take to end by itself after its deadline. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final GatewayLook look;
    private final SweepPlan plan;
    private final Map<String, CompletableFuture<Look>> looks = new HashMap<>();
    private final Set<Thread> underWay = ConcurrentHashMap.newKeySet();
    /** Hosts that are still waiting, and one more until no host is to come. */
    private final AtomicInteger waiting = new AtomicInteger(1);

    private final CountDownLatch idle = new CountDownLatch(1);

    SharedGateways(GatewayLook look, SweepPlan plan) {
        this.look = look;
        this.plan = plan;
    }

    /** Begins to look at all that these hosts have, where that was asked for. */
    void begin(Collection<Host> hosts) {
        if (!plan.checks().contains(Check.GATEWAY)) {
            return;
        }
        Map<String, Gateway> distinct = new HashMap<>();
        for (Host host : hosts) {
            host.gateway().ifPresent(gateway -> distinct.merge(key(gateway), gateway, SharedGateways::joined));
        }
        Limit limit = new Limit("gateways", AT_ONCE);
        distinct.forEach((key, gateway) -> {
            CompletableFuture<Look> known = new CompletableFuture<>();
            looks.put(key, known);
            underWay.add(
                    Thread.ofVirtual().name("gateway " + gateway.label()).unstarted(() -> run(gateway, known, limit)));
        });
        List.copyOf(underWay).forEach(Thread::start);
    }

    private void run(Gateway gateway, CompletableFuture<Look> known, Limit limit) {
        try (Permit _ = limit.take()) {
            Deadline deadline = Deadline.after(plan.deadline());
            leaveBehind(known, deadline, Thread.currentThread());
            known.complete(look.look(gateway, plan.probing(), deadline));
        } catch (InterruptedException stopped) {
            known.complete(STOPPED);
        } catch (RuntimeException defect) {
            known.complete(without(new Outcome.Defect(defect.toString())));
        } finally {
            underWay.remove(Thread.currentThread());
        }
    }

    /**
     * Gives up on a look that has not ended by itself a moment after its deadline. That deadline stands still while the look
     * waits for its turn at the name servers, behind thousands of hosts.
     */
    private static void leaveBehind(CompletableFuture<Look> known, Deadline deadline, Thread looking) {
        long wait = deadline.left().plus(GRACE).toMillis();
        CompletableFuture.delayedExecutor(wait, TimeUnit.MILLISECONDS).execute(() -> {
            if (known.isDone()) {
                return;
            }
            if (!deadline.passed()) {
                leaveBehind(known, deadline, looking);
            } else if (known.complete(LATE)) {
                looking.interrupt();
            }
        });
    }

    /** Two hosts may know one gateway under different other names. */
    private static Gateway joined(Gateway one, Gateway other) {
        if (one.otherNames().containsAll(other.otherNames())) {
            return one;
        }
        Set<String> names = new LinkedHashSet<>(one.otherNames());
        names.addAll(other.otherNames());
        return new Gateway(one.name(), one.port(), List.copyOf(names));
    }

    /** Hands on the round with what was seen of its host's gateway: at once where that is known, otherwise as soon as it is. */
    void complete(Round round, Consumer<Round> then) {
        if (looks.isEmpty()) {
            then.accept(round);
            return;
        }
        CompletableFuture<Look> known = of(round.host());
        if (known.isDone()) {
            then.accept(round.with(List.of(known.join())));
            return;
        }
        waiting.incrementAndGet();
        var _ = known.thenAccept(seen -> Thread.ofVirtual()
                .name("behind a gateway")
                .start(() -> {
                    try {
                        then.accept(round.with(List.of(seen)));
                    } finally {
                        oneLess();
                    }
                }));
    }

    private CompletableFuture<Look> of(Host host) {
        CompletableFuture<Look> known =
                host.gateway().map(gateway -> looks.get(key(gateway))).orElse(null);
        return known == null ? CompletableFuture.completedFuture(NONE) : known;
    }

    /** Ends those under way; hosts that wait for one get to know that. */
    void cancel() {
        List.copyOf(underWay).forEach(Thread::interrupt);
        looks.values().forEach(known -> known.complete(STOPPED));
    }

    /** No host is to come; returns when none waits any more. To be called once. */
    void await() {
        oneLess();
        try {
            idle.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void oneLess() {
        if (waiting.decrementAndGet() == 0) {
            idle.countDown();
        }
    }

    private static Look without(Outcome outcome) {
        return Look.without(Check.GATEWAY, Optional.empty(), outcome);
    }

    private static String key(Gateway gateway) {
        return gateway.name().toLowerCase(Locale.ROOT) + " " + gateway.port();
    }
}
