package dev.rollcall.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.campaign.FakeMachine.Way;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of hosts on which something was begun when the program ended. */
final class DoubtTest {
    private static final CampaignListener DEAF = new CampaignListener() {};

    private final MemoryJournal journal = new MemoryJournal();
    private final CampaignDesk desk = new CampaignDesk(Clock.systemUTC(), journal);

    /** One host, and a journal that ends right after it was begun. */
    private Campaigns interrupted(Mending fix, Way way) throws Exception {
        desk.fleet.add(Host.named("m"), way);
        desk.run(fix, Care.USUAL);
        // The header, the host, and its beginning.
        journal.cut(3);
        Campaigns after = desk.restarted();
        CampaignRecord found = after.campaign(1).orElseThrow();
        assertEquals(CampaignState.INTERRUPTED, found.state());
        assertEquals(1, found.in(StepState.IN_DOUBT).size());
        return after;
    }

    private static StepRecord only(CampaignRecord record) {
        return record.steps().getFirst();
    }

    @Test
    void whatANewLookShowsIsVerifiedAndNotDoneAgain() throws Exception {
        CampaignRecord record = interrupted(Mending.HARMLESS, Way.GOOD)
                .resume(1, "eve@desk", DEAF)
                .await();
        assertEquals(StepState.VERIFIED, only(record).state());
        assertEquals(1, desk.fleet.at("m").applied());
        assertTrue(record.chainIntact());
    }

    @Test
    void whatWasNotDoneIsDoneOnce() throws Exception {
        Campaigns campaigns = interrupted(Mending.HARMLESS, Way.GOOD);
        desk.fleet.at("m").open(false);
        CampaignRecord record = campaigns.resume(1, "eve@desk", DEAF).await();
        assertEquals(StepState.VERIFIED, only(record).state());
        assertEquals(2, desk.fleet.at("m").applied());
        assertTrue(only(record).trail().undo());
    }

    @Test
    void aRestartIsNeverMadeTwice() throws Exception {
        Campaigns campaigns = interrupted(Mending.RESTART, Way.GOOD);
        desk.fleet.at("m").open(false);
        CampaignRecord record = campaigns.resume(1, "eve@desk", DEAF).await();
        assertEquals(StepState.FAILED, only(record).state());
        assertEquals(1, desk.fleet.at("m").applied());
    }

    @Test
    void whatCannotBeAskedStaysInDoubtUntilItCan() throws Exception {
        Campaigns campaigns = interrupted(Mending.HARMLESS, Way.NEVER_BACK);
        CampaignRecord record = campaigns.resume(1, "eve@desk", DEAF).await();
        assertEquals(StepState.IN_DOUBT, only(record).state());
        assertEquals(CampaignState.STOPPED, record.state());
        desk.fleet.at("m").back();
        CampaignRecord later = campaigns.resume(1, "eve@desk", DEAF).await();
        assertEquals(StepState.VERIFIED, only(later).state());
        assertEquals(CampaignState.FINISHED, later.state());
        assertEquals(1, desk.fleet.at("m").applied());
    }

    @Test
    void whatWasBegunIsNotLeftOutBecausePeopleCame() throws Exception {
        Campaigns campaigns = interrupted(Mending.BRIEF, Way.GOOD);
        desk.fleet.at("m").open(false);
        desk.fleet.at("m").people(1);
        StepRecord found = only(campaigns.resume(1, "eve@desk", DEAF).await());
        assertEquals(StepState.IN_DOUBT, found.state());
        assertTrue(found.words().startsWith("it was begun before, and is left alone now: "), found.words());
        assertTrue(found.trail().undo());
        desk.fleet.at("m").people(0);
        assertEquals(
                StepState.VERIFIED,
                only(campaigns.resume(1, "eve@desk", DEAF).await()).state());
    }

    @Test
    void whatWasBegunAndWaitsForPeopleIsInDoubtWhenTheProgramEnds() {
        StepFold fold = new StepFold(HostId.random(), new HoldFold(Optional.empty()));
        fold.add(Instant.EPOCH, new Event.Begun("", Optional.of("{}"), List.of(), Optional.empty()));
        fold.add(Instant.EPOCH, new Event.Doubted("it was lost"));
        fold.add(Instant.EPOCH, new Event.Waiting("alice works there"));
        StepRecord record = fold.record(/* live= */ false, Instant.EPOCH, /* undo= */ true, /* reverts= */ false);
        assertEquals(StepState.IN_DOUBT, record.state());
        assertTrue(record.trail().undo());
    }

    @Test
    void anotherMachineInItsPlaceProvesNothing() throws Exception {
        Campaigns campaigns = interrupted(Mending.HARMLESS, Way.GOOD);
        desk.fleet.at("m").replaced();
        StepRecord found = only(campaigns.resume(1, "eve@desk", DEAF).await());
        assertEquals(StepState.IN_DOUBT, found.state());
        assertEquals(1, desk.fleet.at("m").applied());
    }

    @Test
    void whatIsEndedIsNotGoneOnWith() throws Exception {
        Campaigns campaigns = interrupted(Mending.HARMLESS, Way.GOOD);
        CampaignRecord ended = campaigns.end(1, "eve@desk");
        assertEquals(CampaignState.FINISHED, ended.state());
        assertEquals("ended by eve@desk", ended.reason().orElseThrow());
        assertEquals(StepState.IN_DOUBT, only(ended).state());
    }

    @Test
    void whatIsInDoubtCanBeTakenBack() throws Exception {
        Campaigns campaigns = interrupted(Mending.HARMLESS, Way.GOOD);
        CampaignPlan back = campaigns.planRevert(1, List.of(), Care.USUAL, "ops@desk", DEAF);
        assertEquals(1, campaigns.start(back, DEAF).await().in(StepState.UNDONE).size());
        assertEquals(1, desk.fleet.at("m").undone());
        assertEquals(StepState.UNDONE, only(campaigns.campaign(1).orElseThrow()).state());
    }
}
