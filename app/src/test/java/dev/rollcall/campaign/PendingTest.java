package dev.rollcall.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fix.Fit;
import dev.rollcall.fix.FixReport;
import dev.rollcall.fix.FixSettings;
import dev.rollcall.fix.FixSheet;
import dev.rollcall.fix.HostFix;
import dev.rollcall.fix.Proof;
import dev.rollcall.fix.Risk;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.HostId;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Status;
import dev.rollcall.remote.Script;
import dev.rollcall.remote.Script.Language;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A change that takes effect only when the host is restarted. */
final class PendingTest {
    private static final CampaignListener DEAF = new CampaignListener() {};
    private static final String WORDS = "takes effect when the host is restarted: restart-host, then look again";

    /** What a look shows of a change that was made. */
    private enum Shown {
        LATER,
        NOW,
        NOT
    }

    private volatile Shown shown = Shown.LATER;
    private final MemoryJournal journal = new MemoryJournal();
    private final CampaignDesk desk = new CampaignDesk(Clock.systemUTC(), journal, List.of(new Delayed()));

    private final class Delayed implements HostFix {
        @Override
        public FixSheet sheet() {
            return new FixSheet("delayed", "Delayed", "Works later.", Risk.HARMLESS, List.of(), true);
        }

        @Override
        public Fit fit(Sight sight, FixSettings settings) {
            return Fit.APPLIES;
        }

        @Override
        public Optional<Script> script(Language language) {
            return Optional.of(new Script("delayed", language, "delayed"));
        }

        @Override
        public Proof proof(Sight before, Sight after, FixReport report) {
            if (after.status(Check.PORT) != Status.OK) {
                return new Proof.Missing("the port is closed");
            }
            return switch (shown) {
                case LATER -> new Proof.Pending(WORDS);
                case NOW -> new Proof.Verified("it is seen");
                case NOT -> new Proof.Missing("it is not seen");
            };
        }
    }

    private CampaignRecord run(int hosts) throws Exception {
        desk.broken(hosts);
        CampaignOrder order = new CampaignOrder("delayed", Map.of(), Care.USUAL, "ops@desk", OptionalLong.empty());
        return desk.campaigns
                .start(desk.campaigns.plan(order, desk.fleet.hosts(), DEAF), DEAF)
                .await();
    }

    private static void waiting(CampaignRecord record, int hosts) {
        assertEquals(hosts, record.in(StepState.APPLIED).size());
        assertEquals(CampaignState.STOPPED, record.state());
        assertTrue(record.chainIntact());
        record.steps().forEach(step -> assertEquals(WORDS, step.words()));
    }

    @Test
    void itCountsNeitherForNorAgainstAndOutlivesTheProgram() throws Exception {
        CampaignRecord record = run(13);
        waiting(record, 13);
        assertEquals(Optional.of("on 13 it has not taken effect yet: go on when it can have"), record.reason());
        assertEquals(
                List.of(1, 2, 3),
                record.steps().stream().map(StepRecord::wave).distinct().toList());
        waiting(desk.restarted().campaign(1).orElseThrow(), 13);
    }

    @Test
    void goingOnLooksAgainAndDoesNothingElse() throws Exception {
        run(3);
        waiting(desk.restarted().resume(1, "eve@desk", DEAF).await(), 3);
        shown = Shown.NOW;
        CampaignRecord after = desk.restarted().resume(1, "eve@desk", DEAF).await();
        assertEquals(3, after.in(StepState.VERIFIED).size());
        assertEquals(CampaignState.FINISHED, after.state());
        assertEquals("it is seen", after.steps().getFirst().words());
        assertTrue(desk.fleet.machines().stream().allMatch(machine -> machine.applied() == 1));
    }

    @Test
    void whatIsNotSeenAfterwardsFailed() throws Exception {
        run(1);
        shown = Shown.NOT;
        StepRecord step =
                desk.restarted().resume(1, "eve@desk", DEAF).await().steps().getFirst();
        assertEquals(StepState.FAILED, step.state());
        assertTrue(step.words().contains("it is not seen"), step.words());
        assertTrue(step.trail().undo());
    }

    @Test
    void aHostThatIsAwayIsLookedAtAgainLater() throws Exception {
        run(1);
        desk.fleet.at("m01").open(false);
        CampaignRecord away = desk.restarted().resume(1, "eve@desk", DEAF).await();
        assertEquals(1, away.in(StepState.APPLIED).size());
        desk.fleet.at("m01").open(true);
        shown = Shown.NOW;
        assertEquals(
                1,
                desk.restarted()
                        .resume(1, "eve@desk", DEAF)
                        .await()
                        .in(StepState.VERIFIED)
                        .size());
    }

    @Test
    void anotherMachineInItsPlaceProvesNothing() throws Exception {
        run(1);
        shown = Shown.NOW;
        desk.fleet.at("m01").replaced();
        CampaignRecord after = desk.restarted().resume(1, "eve@desk", DEAF).await();
        assertEquals(1, after.in(StepState.APPLIED).size());
        assertTrue(after.steps().getFirst().words().contains("calls itself other"));
    }

    @Test
    void whatWasInterruptedBeforeThatWasSeenIsLookedAt() throws Exception {
        run(1);
        // The header, the host, its beginning, and what the host said.
        journal.cut(4);
        assertEquals(
                1,
                desk.restarted()
                        .campaign(1)
                        .orElseThrow()
                        .in(StepState.IN_DOUBT)
                        .size());
        waiting(desk.restarted().resume(1, "eve@desk", DEAF).await(), 1);
        assertEquals(1, desk.fleet.at("m01").applied());
    }

    @Test
    void whatLookedLikeThatBeforeIsNotTakenForDone() throws Exception {
        desk.broken(1);
        FakeMachine machine = desk.fleet.at("m01");
        machine.open(true);
        // The host alone knows that it was not done.
        machine.onAsked(() -> machine.open(false));
        CampaignOrder order = new CampaignOrder("delayed", Map.of(), Care.USUAL, "ops@desk", OptionalLong.empty());
        CampaignPlan plan = desk.campaigns.plan(order, desk.fleet.hosts(), DEAF);
        machine.open(true);
        desk.campaigns.start(plan, DEAF).await();
        // The header, the host, and its beginning.
        journal.cut(3);
        waiting(desk.restarted().resume(1, "eve@desk", DEAF).await(), 1);
        assertEquals(2, machine.applied());
    }

    @Test
    void whatIsBegunAnewAndLostIsInDoubt() {
        StepFold fold = new StepFold(HostId.random(), new HoldFold(Optional.empty()));
        FixReport report = new FixReport(FixReport.State.CHANGED, "", List.of(), Optional.empty(), "", "", List.of());
        Event.Begun begun = new Event.Begun("", Optional.empty(), List.of(), Optional.empty());
        for (Event event : List.of(
                begun,
                new Event.Applied(report),
                new Event.Pending(WORDS, Optional.empty()),
                new Event.Doubted("the time for it was over"),
                begun,
                new Event.Applied(report))) {
            fold.add(Instant.EPOCH, event);
        }
        assertEquals(
                StepState.IN_DOUBT,
                fold.record(/* live= */ false, Instant.EPOCH, /* undo= */ true, /* reverts= */ false)
                        .state());
    }

    @Test
    void itCanBeTakenBack() throws Exception {
        run(2);
        CampaignPlan back = desk.campaigns.planRevert(1, List.of(), Care.USUAL, "ops@desk", DEAF);
        CampaignRecord reverted = desk.campaigns.start(back, DEAF).await();
        assertEquals(2, reverted.in(StepState.UNDONE).size());
        assertEquals(
                2, desk.campaigns.campaign(1).orElseThrow().in(StepState.UNDONE).size());
    }
}
