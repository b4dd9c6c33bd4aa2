package dev.rollcall.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.campaign.report.CampaignReport;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.InputException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Changes that machines take back by themselves, unless they are told not to. */
@Timeout(60)
final class ConfirmTest {
    private static final CampaignListener DEAF = new CampaignListener() {};
    private static final Instant UNTIL = Instant.parse("2026-11-20T14:15:00Z");

    private final TurnedClock clock = new TurnedClock();
    private final MemoryJournal journal = new MemoryJournal();
    private final CampaignDesk desk = new CampaignDesk(clock, journal);
    private final ToldHosts told = new ToldHosts();

    private StepRecord step(String name) {
        CampaignRecord record = desk.restarted().campaign(1).orElseThrow();
        assertTrue(record.chainIntact());
        return record.steps().stream()
                .filter(step -> step.subject().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> kinds(String name) {
        HostId host = desk.fleet.at(name).host().id();
        return journal.of(1, host).stream().map(JournalEntry::kind).toList();
    }

    private void confirm(String... names) throws Exception {
        desk.campaigns.confirm(1, List.of(names), "eve@desk", told);
    }

    private void mended(int count) throws Exception {
        desk.broken(count);
        assertEquals(CampaignState.FINISHED, desk.run(Mending.TIMED, Care.USUAL).state());
    }

    @Test
    void untilWhenItHoldsIsSaidAndKept() throws Exception {
        mended(1);
        StepRecord step = step("m01");
        assertEquals(StepState.VERIFIED, step.state());
        assertEquals(new Hold(UNTIL, false), step.trail().hold().orElseThrow());
        assertEquals(
                "the port is open; the host puts it back by itself at 2026-11-20T14:15:00Z unless that is confirmed",
                step.words());
        assertTrue(desk.fleet.at("m01").armed());
    }

    @Test
    void whatIsConfirmedStaysAndCanBeTakenBackAllTheSame() throws Exception {
        mended(12);
        confirm();
        assertEquals(12, told.confirmed());
        assertEquals(0, told.others());
        assertTrue(desk.fleet.machines().stream().noneMatch(FakeMachine::armed));
        List<String> kinds = kinds("m12");
        assertEquals(List.of("keeping", "confirmed"), kinds.subList(kinds.size() - 2, kinds.size()));
        assertTrue(journal.of(1, desk.fleet.at("m12").host().id()).stream()
                .filter(line -> line.kind().equals("keeping") || line.kind().equals("confirmed"))
                .allMatch(line -> line.document().contains("\"by\":\"eve@desk\"")));

        clock.turn(Duration.ofMinutes(16));
        StepRecord step = step("m12");
        assertEquals(StepState.VERIFIED, step.state());
        assertEquals("the port is open; confirmed by eve@desk", step.words());
        confirm();
        assertEquals(12, told.confirmed(), "again, nothing is asked");

        CampaignPlan back = desk.campaigns.planRevert(1, List.of(), Care.USUAL, "ops@desk", DEAF);
        desk.campaigns.start(back, DEAF).await();
        assertEquals(StepState.UNDONE, step("m12").state());
        assertEquals(1, desk.fleet.at("m12").undone());
    }

    @Test
    void onlyThoseNamedAreTold() throws Exception {
        mended(2);
        confirm("m02");
        assertTrue(desk.fleet.at("m01").armed());
        assertFalse(desk.fleet.at("m02").armed());
    }

    @Test
    void aCanaryCanBeConfirmedWhileTheOthersAreStillToCome() throws Exception {
        desk.broken(3);
        CampaignPlan plan =
                desk.campaigns.plan(CampaignDesk.order(Mending.TIMED, Care.USUAL), desk.fleet.hosts(), DEAF);
        CountDownLatch canary = new CountDownLatch(1);
        CountDownLatch said = new CountDownLatch(1);
        CampaignRun run = desk.campaigns.start(plan, new CampaignListener() {
            @Override
            public void campaign(CampaignRecord campaign) {
                if (campaign.in(StepState.VERIFIED).size() == 1 && canary.getCount() > 0) {
                    canary.countDown();
                    awaits(said);
                }
            }
        });
        canary.await();
        confirm();
        assertEquals(1, told.confirmed());
        said.countDown();
        CampaignRecord record = run.await();
        assertEquals(3, record.in(StepState.VERIFIED).size());
        assertEquals(
                1,
                record.steps().stream()
                        .filter(step -> step.trail().hold().orElseThrow().confirmed())
                        .count());
        assertTrue(record.chainIntact());
    }

    private static void awaits(CountDownLatch said) {
        try {
            said.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatNobodyConfirmedDoesNotReadAsIfItWereThere() throws Exception {
        mended(1);
        clock.turn(Duration.ofMinutes(16));
        StepRecord step = step("m01");
        assertEquals(StepState.UNDONE, step.state());
        assertEquals(
                "the host was to put it back by itself at 2026-11-20T14:15:00Z, and nobody has looked since",
                step.words());
        assertTrue(step.trail().undo(), "the host may have failed to");
    }

    @Test
    void whoIsToldTooLateSaysSo() throws Exception {
        mended(1);
        clock.turn(Duration.ofMinutes(16));
        desk.fleet.at("m01").timeIsOver();
        confirm();
        assertEquals(1, told.others());
        StepRecord step = step("m01");
        assertEquals(StepState.UNDONE, step.state());
        assertTrue(step.words().startsWith("the host put it back by itself: "), step.words());
        assertFalse(step.trail().undo());
        assertThrows(InputException.class, this::confirm);
    }

    @Test
    void theReportSaysWhatWasConfirmedAndWhatWentBack() throws Exception {
        mended(3);
        confirm("m01", "m02");
        clock.turn(Duration.ofMinutes(16));
        desk.fleet.at("m03").timeIsOver();
        confirm("m03");
        String note = CampaignReport.markdown(desk.campaigns.account(1).orElseThrow());
        assertTrue(note.contains("## What was confirmed, and what went back by itself"), note);
        assertTrue(note.contains(" | confirmed by eve@desk | 2 | m01, m02 |"), note);
        assertTrue(note.contains("| 2026-11-20 14:16:00 | the host put it back by itself: | 1 | m03 |"), note);
    }

    @Test
    void whoCannotBeReachedIsNotConfirmedAndTheJournalSaysWhy() throws Exception {
        mended(1);
        desk.fleet.at("m01").away();
        confirm();
        assertEquals(1, told.others());
        assertEquals("not-confirmed", kinds("m01").getLast());
        assertFalse(kinds("m01").contains("keeping"));
        assertEquals(StepState.VERIFIED, step("m01").state());
        assertTrue(step("m01").words().endsWith("not confirmed by eve@desk: nothing answers there"));
        desk.fleet.at("m01").back();
        confirm();
        assertEquals(1, told.confirmed());
    }

    @Test
    void anotherMachineIsNotTold() throws Exception {
        mended(1);
        desk.fleet.at("m01").replaced();
        confirm();
        assertEquals(1, told.others());
        assertTrue(desk.fleet.at("m01").armed());
        assertEquals("not-confirmed", kinds("m01").getLast());
    }

    @Test
    void whetherOneThatWasLostKeptItIsInDoubtOnceItsTimeIsOver() throws Exception {
        mended(1);
        desk.fleet.at("m01").silent(true);
        confirm();
        assertEquals(StepState.VERIFIED, step("m01").state());
        clock.turn(Duration.ofMinutes(16));
        assertEquals(StepState.IN_DOUBT, step("m01").state());
        desk.fleet.at("m01").silent(false);
        confirm();
        assertEquals(1, told.confirmed());
        assertEquals(StepState.VERIFIED, step("m01").state());
    }

    @Test
    void whatWasInterruptedAndWentBackIsNotBegunAnew() throws Exception {
        desk.fleet.add(Host.named("m01"), FakeMachine.Way.GOOD);
        desk.run(Mending.TIMED, Care.USUAL);
        // The header, the time, the host, and its beginning.
        journal.cut(4);
        clock.turn(Duration.ofMinutes(16));
        desk.fleet.at("m01").timeIsOver();
        CampaignRecord record = desk.restarted().resume(1, "eve@desk", DEAF).await();
        assertEquals(StepState.UNDONE, record.steps().getFirst().state());
        assertEquals(CampaignState.FINISHED, record.state());
        assertEquals(1, desk.fleet.at("m01").applied());
    }

    @Test
    void whatHasNoTimeOrWasNotVerifiedCannotBeConfirmed() throws Exception {
        assertThrows(InputException.class, this::confirm);
        desk.broken(1);
        desk.fleet.add(Host.named("broken"), FakeMachine.Way.FAILS);
        desk.run(Mending.HARMLESS, CampaignDesk.care("*", 100, Care.InUse.GO_ON));
        InputException untimed = assertThrows(InputException.class, this::confirm);
        assertEquals(
                "campaign 1 (mend) did nothing that goes back by itself: there is nothing to confirm",
                untimed.getMessage());
        desk.fleet.at("m01").open(false);
        desk.run(Mending.TIMED, CampaignDesk.care("*", 100, Care.InUse.GO_ON));
        InputException failed = assertThrows(
                InputException.class, () -> desk.campaigns.confirm(2, List.of("broken"), "eve@desk", told));
        assertTrue(String.valueOf(failed.getMessage()).startsWith("broken is failed"), failed::getMessage);
        assertThrows(InputException.class, () -> desk.campaigns.confirm(2, List.of("nobody"), "eve@desk", told));
    }
}
