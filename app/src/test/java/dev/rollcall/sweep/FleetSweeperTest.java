package dev.rollcall.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.PortObservation;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Status;
import dev.rollcall.probe.ProbeSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FleetSweeperTest {
    private static final Set<Check> ALL = EnumSet.range(Check.DNS, Check.POLICY);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Fleet fleet = new Fleet();

    @Test
    void fiveThousandHostsAreEachAnnouncedOnceAndStoredBeforeTheEnd() throws Exception {
        List<Host> hosts = hosts("host", 5000);
        fleet.sweep(hosts, plan(ALL, 200, LONG)).await();
        assertEquals(5000, fleet.judged.size());
        assertEquals(List.of(), fleet.twice);
        assertEquals(5000, fleet.keptAtTheEnd);
        assertEquals(1, fleet.ends.size());
        assertEquals(5000, fleet.ends.getFirst().done());
        assertFalse(fleet.ends.getFirst().cancelled());
    }

    @Test
    void aHostNamedTwiceIsLookedAtOnceButEachPortOfItIs() throws Exception {
        List<Host> hosts = List.of(
                Host.named("host"), Host.named("HOST"), Host.named("host").withPort(3390));
        fleet.sweep(hosts, plan(ALL, 10, LONG)).await();
        assertEquals(Set.of("host", "host:3390"), fleet.judged.keySet());
        assertEquals(2, fleet.ends.getFirst().total());
    }

    @Test
    void aThousandHungHostsDoNotHoldUpAHealthyOneAndCancelEndsThem() throws Exception {
        List<Host> hosts = new ArrayList<>(hosts("hung", 1000));
        hosts.add(Host.named("healthy"));
        CountDownLatch healthy = new CountDownLatch(1);
        SweepRun run = fleet.sweeper((round, now) -> {
                    healthy.countDown();
                    return Fleet.judge(round, now);
                })
                .start(hosts, plan(ALL, 1000, LONG), fleet);
        assertTrue(healthy.await(30, TimeUnit.SECONDS));
        run.cancel();
        run.await();
        assertEquals(Set.of("healthy"), fleet.judged.keySet());
        SweepProgress end = fleet.ends.getFirst();
        assertTrue(end.cancelled());
        assertEquals(1001, end.total());
        assertEquals(1, end.done());
    }

    @Test
    void aHostPastItsDeadlineIsAnnouncedWithWhatIsKnown() throws Exception {
        fleet.sweep(List.of(Host.named("hung"), Host.named("host")), plan(ALL, 1, Duration.ofMillis(10)))
                .await();
        Round round = known("hung");
        assertEquals("Seen", outcome(round, Check.DNS));
        assertEquals("TIMED_OUT", outcome(round, Check.PORT));
        assertEquals("TIMED_OUT", outcome(round, Check.CERTIFICATE));
        assertTrue(fleet.judged.containsKey("host"));
    }

    @Test
    void aNameWithoutAddressGatesTheRest() throws Exception {
        fleet.sweep(List.of(Host.named("missing")), plan(ALL, 1, LONG)).await();
        Round round = known("missing");
        assertEquals("Seen", outcome(round, Check.DNS));
        assertEquals(4, round.looks().size());
        assertEquals("NOT_REACHED", outcome(round, Check.PORT));
    }

    @Test
    void checksNotAskedForAreSkipped() throws Exception {
        fleet.sweep(List.of(Host.named("host"), Host.named("missing")), plan(Set.of(Check.PORT), 1, LONG))
                .await();
        assertEquals("Skipped", outcome(known("host"), Check.DNS));
        assertEquals("Seen", outcome(known("host"), Check.PORT));
        assertEquals("Skipped", outcome(known("host"), Check.CERTIFICATE));
        assertEquals("NOT_REACHED", outcome(known("missing"), Check.PORT));
        assertEquals("Skipped", outcome(known("missing"), Check.NLA));
    }

    /** Who looks inside only must know where to log on all the same. */
    @Test
    void theAddressIsKnownEvenWhereNothingOfTheOutsideIsAskedFor() throws Exception {
        fleet.sweep(List.of(Host.named("host")), plan(Set.of(Check.ACCESS), 1, LONG))
                .await();
        assertEquals("Skipped", outcome(known("host"), Check.DNS));
        assertEquals("Skipped", outcome(known("host"), Check.PORT));
        assertEquals(
                "10.0.0.1",
                known("host").of(Check.PORT).getFirst().address().orElseThrow().getHostAddress());
    }

    @Test
    void eachAddressIsLookedAtOnItsOwn() throws Exception {
        fleet.sweep(List.of(Host.named("two")), plan(ALL, 1, LONG)).await();
        assertEquals(2, known("two").of(Check.PORT).size());
        assertEquals(7, known("two").looks().size());
    }

    @Test
    void everyKnownNameIsPassedOn() throws Exception {
        fleet.sweep(List.of(Host.named("host")), plan(ALL, 1, LONG)).await();
        Outcome.Seen seen =
                (Outcome.Seen) known("host").of(Check.PORT).getFirst().outcome();
        assertEquals("[host, alias.test]", ((PortObservation) seen.observation()).detail());
    }

    @Test
    void aBrokenProbeIsADefectAndLosesNoHost() throws Exception {
        fleet.sweep(List.of(Host.named("defect"), Host.named("host")), plan(ALL, 1, LONG))
                .await();
        assertEquals("Defect", outcome(known("defect"), Check.PORT));
        assertTrue(fleet.judged.containsKey("host"));
    }

    @Test
    void aBrokenInsideIsADefectOfAllThatItShouldHaveTold() throws Exception {
        fleet.inside = (_, _, _, _, _) -> {
            throw new IllegalStateException("broken inside");
        };
        fleet.sweep(List.of(Host.named("host")), plan(ALL, 1, LONG)).await();
        assertEquals("Seen", outcome(known("host"), Check.PORT));
        for (Check check : WantedLooks.INSIDE) {
            assertEquals("Defect", outcome(known("host"), check), check.toString());
        }
    }

    @Test
    void aBrokenJudgeLosesNoHost() throws Exception {
        fleet.sweeper((_, _) -> {
                    throw new IllegalStateException("broken judge");
                })
                .start(List.of(Host.named("host")), plan(ALL, 1, LONG), fleet)
                .await();
        var verdict = fleet.verdicts.get("host");
        assertTrue(verdict != null && verdict.status() == Status.UNKNOWN);
    }

    @Test
    void whatChangedSinceTheLastTimeIsSaid() throws Exception {
        Host host = Host.named("host");
        fleet.sweep(List.of(host), plan(ALL, 1, LONG)).await();
        // What could not be learnt is no news.
        assertEquals(List.of(Check.DNS, Check.PORT), checks(fleet.changed));
        fleet.changed.clear();
        fleet.sweep(List.of(host), plan(ALL, 1, LONG)).await();
        assertEquals(List.of(), fleet.changed);
        fleet.state = PortObservation.State.REFUSED;
        fleet.sweep(List.of(host), plan(ALL, 1, LONG)).await();
        Change change = fleet.changed.getFirst();
        assertEquals(Check.PORT, change.check());
        assertEquals("OPEN", change.beforeCode());
        assertEquals("REFUSED", change.afterCode());
        assertEquals(1, fleet.changed.size());
    }

    @Test
    void anotherCertificateIsAChangeThoughTheCodeIsTheSame() throws Exception {
        Host host = Host.named("host");
        fleet.thumbprint = "aa";
        fleet.sweep(List.of(host), plan(ALL, 1, LONG)).await();
        fleet.changed.clear();
        fleet.thumbprint = "bb";
        fleet.sweep(List.of(host), plan(ALL, 1, LONG)).await();
        assertEquals(List.of(Check.CERTIFICATE), checks(fleet.changed));
    }

    @Test
    void aBrokenStoreIsSaidAndLosesNoHost() throws Exception {
        fleet.storeBroken = true;
        fleet.sweep(hosts("host", 20), plan(ALL, 5, LONG)).await();
        assertEquals(20, fleet.judged.size());
        assertEquals(20, fleet.notKept.get());
    }

    @Test
    void cancelLeavesTheRestAlone() throws Exception {
        List<Host> hosts = new ArrayList<>(hosts("host", 10));
        hosts.addAll(hosts("hung", 1000));
        CountDownLatch done = new CountDownLatch(10);
        SweepRun run = fleet.sweeper((round, now) -> {
                    done.countDown();
                    return Fleet.judge(round, now);
                })
                .start(hosts, plan(ALL, 5, LONG), fleet);
        assertTrue(done.await(30, TimeUnit.SECONDS));
        run.cancel();
        run.await();
        assertEquals(10, fleet.judged.size());
        assertEquals(10, run.progress().done());
        assertEquals(1010, run.progress().total());
        assertTrue(run.progress().cancelled());
    }

    @Test
    void cancelKeepsWhatIsKnownFromOutsideOfHostsWhoseInsideIsNot() throws Exception {
        CountDownLatch inside = new CountDownLatch(3);
        fleet.inside = (_, _, _, _, _) -> {
            inside.countDown();
            fleet.never.await();
            return List.of();
        };
        List<Host> hosts = new ArrayList<>(hosts("host", 3));
        hosts.addAll(hosts("hung", 4));
        SweepRun run = fleet.sweep(hosts, plan(ALL, 7, LONG));
        assertTrue(inside.await(30, TimeUnit.SECONDS));
        run.cancel();
        run.await();
        assertEquals(Set.of("host0", "host1", "host2"), fleet.judged.keySet());
        Round round = Optional.ofNullable(fleet.judged.get("host1")).orElseThrow();
        assertInstanceOf(Outcome.Seen.class, round.of(Check.PORT).getFirst().outcome());
        assertEquals("CANCELLED", Fleet.word(round.of(Check.ACCESS).getFirst().outcome()));
        assertEquals(3, fleet.keptAtTheEnd);
        assertEquals(3, run.progress().done());
    }

    @Test
    void noHostsEndAtOnce() throws Exception {
        fleet.sweep(List.of(), SweepPlan.DEFAULT).await();
        assertEquals(1, fleet.ends.size());
    }

    private static SweepPlan plan(Set<Check> checks, int hostsAtOnce, Duration deadline) {
        return new SweepPlan(checks, ProbeSettings.DEFAULT, hostsAtOnce, deadline);
    }

    private static List<Host> hosts(String prefix, int count) {
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            hosts.add(Host.named(prefix + i));
        }
        return hosts;
    }

    private static List<Check> checks(List<Change> changes) {
        return changes.stream().map(Change::check).toList();
    }

    private Round known(String label) {
        Round round = fleet.judged.get(label);
        if (round == null) {
            throw new AssertionError(label + " was not announced");
        }
        return round;
    }

    private static String outcome(Round round, Check check) {
        return Fleet.word(round.of(check).getFirst().outcome());
    }
}
