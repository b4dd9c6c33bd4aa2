package dev.rollcall.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.DnsObservation;
import dev.rollcall.observation.DnsObservation.Reply;
import dev.rollcall.observation.DnsObservation.ResolverAnswer;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.PortObservation;
import dev.rollcall.observation.PortObservation.State;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Verdict;
import dev.rollcall.probe.ProbeSettings;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many names that lead to one listener which gives no answer. */
@Timeout(60)
class HungListenerTest implements SweepListener {
    private static final InetAddress HUNG = InetAddress.ofLiteral("10.2.0.1");
    private static final int LIVE = 10;

    private final CountDownLatch timedOut = new CountDownLatch(1);
    private final CountDownLatch liveDone = new CountDownLatch(LIVE);
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger liveNumber = new AtomicInteger();
    private final Map<String, Round> rounds = new ConcurrentHashMap<>();
    private volatile State state = State.FILTERED;

    @Test
    void holdNoLiveHostUpAndShareItsLook() throws Exception {
        SweepRun run = start(40, 4);
        assertTrue(liveDone.await(30, TimeUnit.SECONDS), "live hosts wait for the hung listener");
        timedOut.countDown();
        run.await();
        assertEquals(50, rounds.size());
        assertTrue(looks.get() <= 2, looks + " looks at the hung listener");
        List<Look> shared = rounds.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("hung"))
                .map(entry -> entry.getValue().of(Check.PORT).getFirst())
                .filter(look ->
                        look.transcript().stream().anyMatch(line -> line.text().startsWith("not asked again")))
                .toList();
        assertTrue(shared.size() >= 38, shared.size() + " shared looks");
    }

    @Test
    void thousandsOfThemEndWithOneTimeOut() throws Exception {
        SweepRun run = start(5_000, 4);
        assertTrue(liveDone.await(30, TimeUnit.SECONDS));
        timedOut.countDown();
        run.await();
        assertEquals(5_000 + LIVE, rounds.size());
        assertTrue(looks.get() <= 2);
    }

    @Test
    void oneThatAnswersInTheEndIsAskedUnderEachName() throws Exception {
        state = State.OPEN;
        SweepRun run = start(40, 4);
        assertTrue(liveDone.await(30, TimeUnit.SECONDS));
        timedOut.countDown();
        run.await();
        assertEquals(50, rounds.size());
        assertEquals(40, looks.get());
    }

    @Test
    void cancelEndsThoseThatWait() throws Exception {
        SweepRun run = start(40, 4);
        assertTrue(liveDone.await(30, TimeUnit.SECONDS));
        run.cancel();
        run.await();
        assertEquals(LIVE, rounds.size());
    }

    private SweepRun start(int names, int hostsAtOnce) {
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < names; i++) {
            hosts.add(Host.named("hung" + i + ".one.test"));
        }
        for (int i = 0; i < LIVE; i++) {
            hosts.add(Host.named("live" + i + ".other.test"));
        }
        SweepPlan plan = new SweepPlan(Set.of(Check.PORT), ProbeSettings.DEFAULT, hostsAtOnce, Duration.ofMinutes(5));
        SweepParts parts = new SweepParts(
                this::name,
                _ -> this::address,
                GatewayLook.none(),
                InsideLooks.none(),
                Fleet::judge,
                Rounds.none(),
                Clock.fixed(Fleet.NOW, ZoneOffset.UTC));
        return new FleetSweeper(parts).start(hosts, plan, this);
    }

    private Look name(Host host, ProbeSettings settings, Deadline deadline) {
        InetAddress address =
                host.name().startsWith("hung") ? HUNG : InetAddress.ofLiteral("10.3.0." + liveNumber.incrementAndGet());
        ResolverAnswer answer =
                new ResolverAnswer("10.0.0.53:53", Reply.ADDRESSES, List.of(address), List.of(), Duration.ZERO);
        return Look.without(
                Check.DNS,
                Optional.empty(),
                new Outcome.Seen(new DnsObservation(host.name(), List.of(answer), List.of())));
    }

    private List<Look> address(
            Host host,
            InetAddress address,
            List<String> names,
            Set<Check> wanted,
            ProbeSettings settings,
            Deadline deadline)
            throws InterruptedException {
        boolean hung = address.equals(HUNG);
        if (hung) {
            looks.incrementAndGet();
            timedOut.await();
        }
        PortObservation seen =
                new PortObservation(host.port(), hung ? state : State.OPEN, Duration.ZERO, Duration.ZERO, "");
        return List.of(Look.without(Check.PORT, Optional.of(address), new Outcome.Seen(seen)));
    }

    @Override
    public void judged(Round round, Verdict verdict, List<Change> changes) {
        rounds.put(round.host().name(), round);
        if (round.host().name().startsWith("live")) {
            liveDone.countDown();
        }
    }

    @Override
    public void ended(SweepProgress progress) {}
}
