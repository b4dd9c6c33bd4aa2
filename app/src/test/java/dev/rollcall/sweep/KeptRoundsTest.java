package dev.rollcall.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.DnsObservation.Reply;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.PortObservation.State;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Verdict;
import dev.rollcall.probe.ProbeSettings;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KeptRoundsTest {
    private static final Set<Check> ALL = EnumSet.range(Check.DNS, Check.POLICY);

    private final Fleet fleet = new Fleet();
    private final Host host = Host.named("host");

    @BeforeEach
    void seenOnce() throws Exception {
        fleet.thumbprint = "aa";
        sweep(ALL);
        fleet.changed.clear();
    }

    @Test
    void aPartialCheckKeepsWhatWasSeenOfTheOtherChecks() throws Exception {
        sweep(Set.of(Check.DNS));
        for (Check check : List.of(Check.PORT, Check.CERTIFICATE)) {
            Look kept = kept(check).getFirst();
            assertInstanceOf(Outcome.Seen.class, kept.outcome());
            assertEquals(Optional.of(Fleet.NOW), kept.at());
        }
        assertEquals(Optional.empty(), kept(Check.DNS).getFirst().at());
        assertEquals(4, round().looks().size());
        assertEquals(
                "Skipped", Fleet.word(judged().of(Check.CERTIFICATE).getFirst().outcome()));
    }

    @Test
    void aChangeAcrossAPartialCheckIsSeen() throws Exception {
        sweep(Set.of(Check.DNS));
        fleet.thumbprint = "bb";
        sweep(ALL);
        assertEquals(List.of(Check.CERTIFICATE), changed());
    }

    @Test
    void aDefectOfOursNeitherErasesNorSwallowsAChange() throws Exception {
        fleet.probesBroken = true;
        sweep(ALL);
        assertEquals(List.of(), changed());
        assertInstanceOf(Outcome.Seen.class, kept(Check.PORT).getFirst().outcome());
        fleet.probesBroken = false;
        fleet.state = State.REFUSED;
        sweep(ALL);
        assertEquals(List.of(Check.PORT), changed());
    }

    @Test
    void aSilentNameServerIsNoChangeOfTheHost() throws Exception {
        fleet.nameServersSay = Optional.of(Reply.TIMED_OUT);
        sweep(ALL);
        assertEquals("NOT_REACHED", Fleet.word(kept(Check.PORT).getFirst().outcome()));
        sweep(Set.of(Check.DNS));
        sweep(ALL);
        fleet.nameServersSay = Optional.empty();
        sweep(ALL);
        assertEquals(List.of(), changed());
        assertEquals(Optional.empty(), round().known());
    }

    @Test
    void whatChangedWhileNothingCouldBeLearntIsHeldAgainstTheLastThatWasKnown() throws Exception {
        fleet.nameServersSay = Optional.of(Reply.TIMED_OUT);
        sweep(ALL);
        fleet.nameServersSay = Optional.empty();
        fleet.thumbprint = "bb";
        fleet.state = State.REFUSED;
        sweep(ALL);
        assertEquals(List.of(Check.PORT, Check.CERTIFICATE), changed());
        assertEquals("OPEN", fleet.changed.getFirst().beforeCode());
    }

    @Test
    void aNegativeAnswerIsAChange() throws Exception {
        fleet.nameServersSay = Optional.of(Reply.NO_SUCH_NAME);
        sweep(ALL);
        assertEquals(List.of(Check.DNS), changed());
    }

    @Test
    void whatWasSeenAtAnAddressThatWentAwayIsNotShownAnyMore() throws Exception {
        fleet.address = "10.0.0.9";
        sweep(Set.of(Check.DNS));
        assertEquals("Skipped", Fleet.word(kept(Check.CERTIFICATE).getFirst().outcome()));
        fleet.thumbprint = "bb";
        sweep(ALL);
        assertEquals(List.of(Check.CERTIFICATE), changed());
    }

    @Test
    void theNewestLineIsTrueUnderWhicheverPolicy() throws Exception {
        fleet.sweeper((round, now) -> strict(Fleet.judge(round, now)))
                .start(List.of(host), plan(ALL), fleet)
                .await();
        fleet.changed.clear();
        sweep(ALL);
        assertEquals(List.of(Check.PORT), changed());
        assertEquals("STRICT", fleet.changed.getFirst().beforeCode());
        assertEquals("OPEN", fleet.changed.getFirst().afterCode());
        fleet.changed.clear();
        sweep(ALL);
        assertEquals(List.of(), changed());
    }

    private static Verdict strict(Verdict verdict) {
        Map<Check, Finding> findings = new EnumMap<>(verdict.findings());
        findings.computeIfPresent(
                Check.PORT,
                (check, finding) -> new Finding(
                        check, finding.status(), "STRICT", "strict", finding.took(), List.of("STRICT"), Map.of()));
        return new Verdict(verdict.host(), verdict.address(), findings, verdict.at());
    }

    private void sweep(Set<Check> checks) throws InterruptedException {
        fleet.sweep(List.of(host), plan(checks)).await();
    }

    private static SweepPlan plan(Set<Check> checks) {
        return new SweepPlan(checks, ProbeSettings.DEFAULT, 1, Duration.ofMinutes(5));
    }

    private List<Check> changed() {
        return fleet.changed.stream().map(Change::check).toList();
    }

    private List<Look> kept(Check check) {
        return round().of(check);
    }

    private Round round() {
        return fleet.newest(host.id()).orElseThrow();
    }

    private Round judged() {
        return Optional.ofNullable(fleet.judged.get("host")).orElseThrow();
    }
}
