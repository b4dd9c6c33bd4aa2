package dev.rollcall.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each line of the journal says on whose word it was written. */
@Timeout(60)
final class WhoDidItTest {
    private final MemoryJournal journal = new MemoryJournal();
    private final CampaignDesk desk = new CampaignDesk(Clock.systemUTC(), journal);

    private CampaignRun run(CampaignListener listener) throws Exception {
        CampaignPlan plan = desk.campaigns.plan(
                CampaignDesk.order(Mending.HARMLESS, Care.USUAL), desk.fleet.hosts(), new CampaignListener() {});
        return desk.campaigns.start(plan, listener);
    }

    /** Who wrote the lines of a kind, in their order. */
    private List<String> who(String kind) {
        return journal.of(1).stream()
                .filter(line -> line.kind().equals(kind))
                .map(line -> line.document().replaceAll(".*\"by\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    @Test
    void whoPausesGoesOnAndStopsIsNotWhoBegan() throws Exception {
        desk.broken(12);
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch said = new CountDownLatch(1);
        CampaignRun run = run(new CampaignListener() {
            @Override
            public void campaign(CampaignRecord campaign) {
                // Once: what is said in the meantime is told here, too.
                if (campaign.in(StepState.VERIFIED).size() == 1 && first.getCount() > 0) {
                    first.countDown();
                    awaits(said);
                }
            }
        });
        first.await();
        run.pause("eve@desk");
        run.goOn("mallory@desk");
        run.stop("trent@desk");
        said.countDown();
        CampaignRecord stopped = run.await();
        assertEquals(Optional.of("stopped by trent@desk"), stopped.reason());
        assertEquals("ops@desk", stopped.order().by());
        assertEquals(List.of("eve@desk"), who("paused"));
        assertEquals(List.of("mallory@desk"), who("went-on"));
        assertEquals(List.of("trent@desk"), who("ended"));

        desk.campaigns.resume(1, "eve@desk", new CampaignListener() {}).await();
        assertEquals(List.of("eve@desk"), who("resumed"));
        List<String> begun = who("begun");
        assertEquals(12, begun.size());
        assertEquals("ops@desk", begun.getFirst());
        assertTrue(begun.subList(1, 12).stream().allMatch("eve@desk"::equals), begun::toString);
        assertEquals(List.of("trent@desk", "eve@desk"), who("ended"));
    }

    private static void awaits(CountDownLatch said) {
        try {
            said.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
