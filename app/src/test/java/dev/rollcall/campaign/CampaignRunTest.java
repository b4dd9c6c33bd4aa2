package dev.rollcall.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.campaign.FakeMachine.Way;
import dev.rollcall.fix.LeftOut;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.host.Labels;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class CampaignRunTest {
    private static final CampaignListener DEAF = new CampaignListener() {};

    private final MemoryJournal journal = new MemoryJournal();
    private final CampaignDesk desk = new CampaignDesk(Clock.systemUTC(), journal);

    private static List<StepState> states(CampaignRecord record) {
        return record.steps().stream().map(StepRecord::state).distinct().toList();
    }

    private Optional<LeftOut> reason(CampaignRecord record, String name) {
        return record.steps().stream()
                .filter(step -> step.subject().name().equals(name))
                .flatMap(step -> step.leftOut().stream())
                .findFirst();
    }

    @Test
    void aPlanChangesNothingAndKeepsNothing() throws Exception {
        desk.broken(3);
        CampaignPlan plan =
                desk.campaigns.plan(CampaignDesk.order(Mending.HARMLESS, Care.USUAL), desk.fleet.hosts(), DEAF);
        assertEquals(3, plan.acting().size());
        assertEquals(List.of(), journal.campaigns());
        assertTrue(desk.fleet.machines().stream().allMatch(machine -> machine.applied() == 0));
    }

    @Test
    void allHostsAreVerifiedInWaves() throws Exception {
        desk.broken(13);
        CampaignRecord record = desk.run(Mending.HARMLESS, Care.USUAL);
        assertEquals(CampaignState.FINISHED, record.state());
        assertEquals(List.of(StepState.VERIFIED), states(record));
        assertTrue(record.chainIntact());
        assertEquals(
                List.of(1, 2, 3),
                record.steps().stream().map(StepRecord::wave).distinct().toList());
        assertTrue(desk.fleet.machines().stream().allMatch(machine -> machine.applied() == 1));
        assertEquals(record, desk.restarted().campaign(1).orElseThrow());
    }

    @Test
    void aFixThatBreaksThingsStopsAfterTheCanaryAndUndoHealsIt() throws Exception {
        for (int number = 0; number < 24; number++) {
            desk.fleet.add(Host.named("m" + number), Way.GOOD, true, () -> {});
        }
        CampaignRecord record = desk.run(Mending.BREAK, Care.USUAL);
        assertEquals(CampaignState.STOPPED, record.state());
        assertEquals(1, record.in(StepState.FAILED).size());
        assertEquals(23, record.in(StepState.PLANNED).size());
        assertEquals(Optional.of("1 of 1 were not verified, more than 5 %"), record.reason());
        CampaignPlan back = desk.campaigns.planRevert(1, List.of(), Care.USUAL, "ops@desk", DEAF);
        assertEquals(1, back.acting().size());
        CampaignRecord reverted = desk.campaigns.start(back, DEAF).await();
        assertEquals(1, reverted.in(StepState.UNDONE).size());
        assertTrue(desk.fleet.machines().stream().allMatch(FakeMachine::open));
        CampaignRecord after = desk.campaigns.campaign(1).orElseThrow();
        assertEquals(1, after.in(StepState.UNDONE).size());
        assertTrue(after.chainIntact());
        assertThrows(InputException.class, () -> desk.campaigns.planRevert(1, List.of(), Care.USUAL, "ops@desk", DEAF));
    }

    @Test
    void whatWasStoppedGoesOnWithThoseThatAreLeft() throws Exception {
        desk.broken(5);
        CampaignPlan plan =
                desk.campaigns.plan(CampaignDesk.order(Mending.HARMLESS, Care.USUAL), desk.fleet.hosts(), DEAF);
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch said = new CountDownLatch(1);
        CampaignRun run = desk.campaigns.start(plan, new CampaignListener() {
            @Override
            public void step(StepRecord step) {
                if (step.state() == StepState.VERIFIED) {
                    first.countDown();
                }
            }

            @Override
            public void campaign(CampaignRecord campaign) {
                // Waits, so that the second wave can't begin before it is stopped.
                if (campaign.in(StepState.VERIFIED).size() == 1) {
                    awaits(said);
                }
            }
        });
        first.await();
        run.stop("eve@desk");
        said.countDown();
        assertEquals(CampaignState.STOPPED, run.await().state());
        CampaignRecord whole =
                desk.campaigns.resume(run.number(), "eve@desk", DEAF).await();
        assertEquals(CampaignState.FINISHED, whole.state());
        assertEquals(List.of(StepState.VERIFIED), states(whole));
        assertTrue(desk.fleet.machines().stream().allMatch(machine -> machine.applied() == 1));
        assertThrows(InputException.class, () -> desk.campaigns.resume(1, "eve@desk", DEAF));
    }

    private static void awaits(CountDownLatch said) {
        try {
            said.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void hostsInUseAreLeftOutUnlessThatIsWanted() throws Exception {
        desk.broken(2);
        desk.fleet.at("m01").people(2);
        CampaignRecord record = desk.run(Mending.BRIEF, Care.USUAL);
        assertEquals(Optional.of(LeftOut.IN_USE), reason(record, "m01"));
        assertEquals(0, desk.fleet.at("m01").applied());
        CampaignRecord again = desk.run(Mending.BRIEF, CampaignDesk.care("*", 5, Care.InUse.GO_ON));
        assertEquals(1, again.in(StepState.VERIFIED).size());
    }

    @Test
    void itWaitsForPeopleToLeave() throws Exception {
        desk.broken(2);
        desk.fleet.at("m02").people(1);
        CampaignPlan plan = desk.campaigns.plan(
                CampaignDesk.order(Mending.BRIEF, CampaignDesk.care("*", 5, Care.InUse.WAIT)),
                desk.fleet.hosts(),
                DEAF);
        assertEquals("alice is working there", plan.acting().getLast().record().words());
        CampaignRecord record = desk.campaigns
                .start(plan, new CampaignListener() {
                    @Override
                    public void step(StepRecord step) {
                        if (step.state() == StepState.WAITING) {
                            desk.fleet.at("m02").people(0);
                        }
                    }
                })
                .await();
        assertEquals(List.of(StepState.VERIFIED), states(record));
    }

    @Test
    void whoDoesNotLeaveInTimeIsLeftAlone() throws Exception {
        desk.broken(1);
        desk.fleet.at("m01").people(1);
        CampaignRecord record = desk.run(Mending.BRIEF, CampaignDesk.care("*", 5, Care.InUse.WAIT));
        assertEquals(Optional.of(LeftOut.IN_USE), reason(record, "m01"));
        assertEquals(0, desk.fleet.at("m01").applied());
        assertEquals(CampaignState.FINISHED, record.state());
    }

    @Test
    void onlyOneOfAPairAndNothingThatOthersDependOn() throws Exception {
        desk.fleet.add(Host.named("a").withLabels(Labels.tagged(List.of("pair:sql"))), Way.GOOD);
        desk.fleet.add(Host.named("b").withLabels(Labels.tagged(List.of("pair:sql"))), Way.GOOD);
        desk.fleet.add(Host.named("dc").withLabels(Labels.tagged(List.of("role:domain-controller"))), Way.GOOD);
        desk.fleet.add(Host.named("hop"), Way.GOOD);
        desk.fleet.add(Host.named("gw"), Way.GOOD);
        desk.fleet.add(Host.named("night").withLabels(Labels.tagged(List.of("window:never"))), Way.GOOD);
        CampaignRecord record = desk.run(Mending.BRIEF, Care.USUAL);
        assertEquals(1, record.in(StepState.VERIFIED).size());
        assertEquals(Optional.of(LeftOut.PAIR_AT_RISK), reason(record, "b"));
        assertEquals(Optional.of(LeftOut.PAIR_AT_RISK), reason(record, "dc"));
        assertEquals(Optional.of(LeftOut.PAIR_AT_RISK), reason(record, "hop"));
        assertEquals(Optional.of(LeftOut.PAIR_AT_RISK), reason(record, "gw"));
        assertEquals(Optional.of(LeftOut.MAINTENANCE), reason(record, "night"));
    }

    @Test
    void whileItIsPausedNothingBegins() throws Exception {
        desk.broken(4);
        CampaignPlan plan =
                desk.campaigns.plan(CampaignDesk.order(Mending.HARMLESS, Care.USUAL), desk.fleet.hosts(), DEAF);
        CountDownLatch canary = new CountDownLatch(1);
        CountDownLatch paused = new CountDownLatch(1);
        CampaignRun run = desk.campaigns.start(plan, new CampaignListener() {
            @Override
            public void campaign(CampaignRecord campaign) {
                if (campaign.in(StepState.VERIFIED).size() == 1 && campaign.state() == CampaignState.RUNNING) {
                    canary.countDown();
                    awaits(paused);
                }
            }
        });
        canary.await();
        run.pause("eve@desk");
        paused.countDown();
        CampaignRecord record = desk.campaigns.campaign(run.number()).orElseThrow();
        assertEquals(CampaignState.PAUSED, record.state());
        assertEquals(3, record.in(StepState.PLANNED).size());
        run.goOn("eve@desk");
        CampaignRecord done = run.await();
        assertEquals(CampaignState.FINISHED, done.state());
        assertEquals(List.of(StepState.VERIFIED), states(done));
    }

    @Test
    void aCanaryThatIsLeftOutAtTheLastMomentHasAnotherInItsPlace() throws Exception {
        desk.fleet.add(Host.named("a"), Way.REPLACED);
        for (int number = 0; number < 8; number++) {
            desk.fleet.add(Host.named("b" + number), Way.LIES);
        }
        CampaignRecord record = desk.run(Mending.HARMLESS, Care.USUAL);
        assertEquals(CampaignState.STOPPED, record.state());
        assertEquals(1, record.in(StepState.FAILED).size());
        assertEquals(7, record.in(StepState.PLANNED).size());
    }

    @Test
    void whatFailedInTheMiddleCanBeTakenBack() throws Exception {
        desk.fleet.add(Host.named("m"), Way.FAILS);
        CampaignRecord record = desk.run(Mending.HARMLESS, Care.USUAL);
        StepRecord step = record.steps().getFirst();
        assertEquals(StepState.FAILED, step.state());
        assertTrue(step.trail().undo());
        CampaignPlan back = desk.campaigns.planRevert(1, List.of("m"), Care.USUAL, "ops@desk", DEAF);
        desk.campaigns.start(back, DEAF).await();
        assertEquals(1, desk.fleet.at("m").undone());
    }

    @Test
    void whatIsNotThereIsSaidSo() {
        assertThrows(InputException.class, () -> desk.campaigns.resume(7, "eve@desk", DEAF));
        assertThrows(InputException.class, () -> desk.campaigns.end(7, "ops@desk"));
        assertFalse(desk.campaigns.campaign(7).isPresent());
    }
}
