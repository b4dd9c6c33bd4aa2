package dev.rollcall.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.campaign.FakeMachine.Way;
import dev.rollcall.fix.FixSettings;
import dev.rollcall.host.Host;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Fixes whose proof a host passes on which nothing was done, and those that hosts take back by themselves. */
final class VagueProofTest {
    private static final CampaignListener DEAF = new CampaignListener() {};

    private final MemoryJournal journal = new MemoryJournal();

    /** One host that was begun when the program ended, and is as it was before. */
    private static StepRecord resumed(CampaignDesk desk, MemoryJournal journal, Passing fix) throws Exception {
        desk.fleet.add(Host.named("m"), Way.GOOD);
        desk.campaigns
                .start(desk.campaigns.plan(fix.order(), desk.fleet.hosts(), DEAF), DEAF)
                .await();
        // The header, its time if it has one, the host, and its beginning.
        journal.cut(fix.lasting().isPresent() ? 4 : 3);
        desk.fleet.at("m").open(false);
        Campaigns after = desk.restarted();
        assertEquals(1, after.campaign(1).orElseThrow().in(StepState.IN_DOUBT).size());
        CampaignRecord record = after.resume(1, "ops@desk", DEAF).await();
        assertEquals(CampaignState.FINISHED, record.state());
        assertTrue(record.chainIntact());
        return record.steps().getFirst();
    }

    @Test
    void aHostThatWouldHavePassedBeforeIsAsked() throws Exception {
        Passing fix = new Passing(Optional.empty());
        CampaignDesk desk = new CampaignDesk(Clock.systemUTC(), journal, List.of(fix));
        assertEquals(StepState.VERIFIED, resumed(desk, journal, fix).state());
        assertEquals(2, desk.fleet.at("m").applied());
    }

    @Test
    void whatTheHostTookBackByItselfIsNotDoneAgain() throws Exception {
        Passing fix = new Passing(Optional.of(Duration.ofNanos(1)));
        CampaignDesk desk = new CampaignDesk(Clock.systemUTC(), journal, List.of(fix));
        StepRecord step = resumed(desk, journal, fix);
        assertEquals(StepState.UNDONE, step.state());
        assertTrue(step.words().startsWith("its time was over before it was looked at"), step.words());
        assertEquals(1, desk.fleet.at("m").applied());
    }

    @Test
    void whatIsNotOverYetIsDone() throws Exception {
        Passing fix = new Passing(Optional.of(Duration.ofHours(1)));
        CampaignDesk desk = new CampaignDesk(Clock.systemUTC(), journal, List.of(fix));
        assertEquals(StepState.VERIFIED, resumed(desk, journal, fix).state());
        assertEquals(2, desk.fleet.at("m").applied());
    }

    @Test
    void theCanaryIsAHostOnWhichHarmWouldBeSeen() {
        Task task = new Task(
                CampaignDesk.order(Mending.HARMLESS, Care.USUAL),
                Mending.HARMLESS,
                new FixSettings(Map.of()),
                Set.of());
        List<Draft> drafts = Stream.of("a", "b", "c")
                .map(name -> new Draft(planned(name), 0, !name.equals("a")))
                .toList();
        List<String> order = new PlanOrder(task)
                .arranged(drafts).stream()
                        .map(step -> step.record().wave() + step.host().name())
                        .toList();
        assertEquals(List.of("1b", "2c", "2a"), order);
    }

    private static PlannedStep planned(String name) {
        Host host = Host.named(name);
        StepRecord record = new StepRecord(
                new StepRecord.Subject(host.id(), name),
                0,
                StepState.PLANNED,
                Optional.empty(),
                "",
                List.of(),
                new StepRecord.Trail(false, Duration.ZERO, List.of()));
        return new PlannedStep(host, record, name, Optional.empty());
    }
}
