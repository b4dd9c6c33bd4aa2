package dev.rollcall.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Limit;
import dev.rollcall.fanout.Permit;
import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Round;
import dev.rollcall.probe.ProbeSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SharedGatewaysTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Gateway GATEWAY = Gateway.named("gw-1.test");

    private final Fleet fleet = new Fleet();
    private final List<Gateway> looked = new CopyOnWriteArrayList<>();

    private static List<Host> behind(Gateway gateway, String prefix, int count) {
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            hosts.add(Host.named(prefix + i).withGateway(Optional.of(gateway)));
        }
        return hosts;
    }

    private static SweepPlan plan(Set<Check> checks, Duration deadline) {
        return new SweepPlan(checks, ProbeSettings.DEFAULT, 10, deadline);
    }

    private Look seen(Gateway gateway) {
        looked.add(gateway);
        return Look.without(
                Check.GATEWAY, Optional.empty(), new Outcome.Missing(Outcome.Reason.NOT_LEARNT, gateway.label()));
    }

    private String of(String host) {
        Round round = Optional.ofNullable(fleet.judged.get(host)).orElseThrow();
        List<Look> looks = round.of(Check.GATEWAY);
        return looks.isEmpty()
                ? "none"
                : looks.size() > 1
                        ? "several"
                        : switch (looks.getFirst().outcome()) {
                            case Outcome.Missing(Outcome.Reason reason, String detail) ->
                                reason == Outcome.Reason.NOT_LEARNT ? detail : reason.name();
                            case Outcome.Skipped(String why) -> why;
                            case Outcome.Seen _, Outcome.Defect _ -> "other";
                        };
    }

    @Test
    void aGatewayOfFiveHundredHostsIsLookedAtOnce() throws Exception {
        fleet.gateways = (gateway, _, _) -> seen(gateway);
        List<Host> hosts = new ArrayList<>(behind(GATEWAY, "one", 500));
        hosts.addAll(behind(new Gateway("GW-1.test", 443, List.of("remote.test")), "same", 3));
        hosts.addAll(behind(new Gateway("gw-1.test", 8443, List.of()), "port", 3));
        hosts.add(Host.named("direct"));
        fleet.sweep(hosts, plan(SweepPlan.OUTSIDE, LONG)).await();
        assertEquals(2, looked.size());
        assertTrue(looked.stream().anyMatch(gateway -> gateway.otherNames().contains("remote.test")));
        assertEquals("gw-1.test", of("one499").toLowerCase(Locale.ROOT));
        assertEquals("gw-1.test:8443", of("port1"));
        assertEquals("has no gateway", of("direct"));
        assertEquals(507, fleet.judged.size());
        assertEquals(List.of(), fleet.twice);
        assertEquals(507, fleet.keptAtTheEnd);
        assertEquals(507, fleet.ends.getFirst().done());
    }

    @Test
    void whereNoHostHasOneNothingIsSaidOfGateways() throws Exception {
        fleet.sweep(List.of(Host.named("direct")), plan(SweepPlan.OUTSIDE, LONG))
                .await();
        assertEquals("none", of("direct"));
    }

    @Test
    void notAskedForItIsNotLookedAt() throws Exception {
        fleet.gateways = (gateway, _, _) -> seen(gateway);
        fleet.sweep(behind(GATEWAY, "host", 2), plan(Set.of(Check.PORT), LONG)).await();
        assertEquals(List.of(), looked);
        assertEquals("none", of("host1"));
    }

    @Test
    void aGatewayThatHangsHoldsNoHostsPlace() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch direct = new CountDownLatch(50);
        fleet.gateways = (gateway, _, _) -> {
            go.await();
            return seen(gateway);
        };
        List<Host> hosts = new ArrayList<>(behind(GATEWAY, "host", 300));
        for (int i = 0; i < 50; i++) {
            hosts.add(Host.named("direct" + i));
        }
        SweepRun run = fleet.sweeper((round, now) -> {
                    if (round.host().gateway().isEmpty()) {
                        direct.countDown();
                    }
                    return Fleet.judge(round, now);
                })
                .start(hosts, plan(SweepPlan.OUTSIDE, LONG), fleet);
        assertTrue(direct.await(30, TimeUnit.SECONDS));
        assertFalse(fleet.judged.keySet().stream().anyMatch(name -> name.startsWith("host")));
        go.countDown();
        run.await();
        assertEquals(350, fleet.judged.size());
        assertEquals("gw-1.test", of("host299"));
    }

    @Test
    void cancelEndsTheLookAndHostsThatWaitedAreAnnouncedWithoutIt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        fleet.gateways = (_, _, _) -> {
            begun.countDown();
            try {
                fleet.never.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            throw new IllegalStateException();
        };
        CountDownLatch direct = new CountDownLatch(1);
        List<Host> hosts = new ArrayList<>(behind(GATEWAY, "host", 3));
        hosts.add(Host.named("direct"));
        hosts.addAll(behind(GATEWAY, "hung", 2));
        SweepRun run = fleet.sweeper((round, now) -> {
                    direct.countDown();
                    return Fleet.judge(round, now);
                })
                .start(hosts, plan(SweepPlan.OUTSIDE, LONG), fleet);
        assertTrue(begun.await(30, TimeUnit.SECONDS));
        assertTrue(direct.await(30, TimeUnit.SECONDS));
        run.cancel();
        run.await();
        assertTrue(interrupted.await(30, TimeUnit.SECONDS));
        assertTrue(fleet.judged.containsKey("direct"));
        fleet.judged.keySet().stream()
                .filter(name -> name.startsWith("host"))
                .forEach(name -> assertEquals("CANCELLED", of(name)));
        assertFalse(fleet.judged.containsKey("hung0"));
    }

    @Test
    void aLookThatIgnoresItsDeadlineIsLeftBehind() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        fleet.gateways = (gateway, _, _) -> {
            while (end.getCount() > 0) {
                try {
                    end.await();
                } catch (InterruptedException deaf) {
                    Thread.onSpinWait();
                }
            }
            return seen(gateway);
        };
        fleet.sweep(behind(GATEWAY, "host", 2), plan(SweepPlan.OUTSIDE, Duration.ofMillis(50)))
                .await();
        end.countDown();
        assertEquals("TIMED_OUT", of("host1"));
    }

    @Test
    void waitingForATurnIsNotInItsDeadline() throws Exception {
        Limit turns = new Limit("turns", 1);
        Permit taken = turns.take();
        CompletableFuture<Void> late = CompletableFuture.runAsync(
                taken::close, CompletableFuture.delayedExecutor(1500, TimeUnit.MILLISECONDS));
        fleet.gateways = (gateway, _, deadline) -> {
            try (Permit _ = turns.take(deadline)) {
                return seen(gateway);
            }
        };
        fleet.sweep(behind(GATEWAY, "host", 1), plan(SweepPlan.OUTSIDE, Duration.ofMillis(50)))
                .await();
        late.join();
        assertEquals("gw-1.test", of("host0"));
    }

    @Test
    void aBrokenLookIsADefectAndLosesNoHost() throws Exception {
        fleet.gateways = (_, _, _) -> {
            throw new IllegalStateException("broken");
        };
        fleet.sweep(behind(GATEWAY, "host", 2), plan(SweepPlan.OUTSIDE, LONG)).await();
        assertEquals("other", of("host0"));
    }

    @Test
    void whatWasSeenOfAnotherGatewayIsNotKept() throws Exception {
        fleet.gateways = (gateway, _, _) -> seen(gateway);
        Host host = behind(GATEWAY, "host", 1).getFirst();
        fleet.sweep(List.of(host), plan(SweepPlan.OUTSIDE, LONG)).await();
        fleet.judged.clear();
        fleet.sweep(List.of(host), plan(Set.of(Check.PORT), LONG)).await();
        assertEquals(1, kept(host).of(Check.GATEWAY).size());
        fleet.sweep(List.of(host.withGateway(Optional.empty())), plan(Set.of(Check.PORT), LONG))
                .await();
        assertEquals(0, kept(host).of(Check.GATEWAY).size());
    }

    private Round kept(Host host) {
        return Optional.ofNullable(fleet.kept.get(host.id())).orElseThrow();
    }
}
