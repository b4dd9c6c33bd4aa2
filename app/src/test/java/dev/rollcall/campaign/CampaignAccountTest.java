package dev.rollcall.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.campaign.CampaignAccount.Moment;
import dev.rollcall.campaign.FakeMachine.Way;
import dev.rollcall.campaign.report.CampaignReport;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.observation.Check;
import dev.rollcall.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journal alone tells of a campaign, and the report of it. */
final class CampaignAccountTest {
    @TempDir
    Path folder = Path.of("");

    private CampaignAccount account(Store store) {
        // As after a restart of the program.
        return new CampaignDesk(
                        Clock.systemUTC(), store.journal(), store.sights(), CampaignDesk.QUICK, Duration.ofSeconds(15))
                .campaigns
                .account(1)
                .orElseThrow();
    }

    @Test
    void theJournalKnowsHowHostsWereBeforeAndAfter() throws Exception {
        try (Store store = Store.open(folder)) {
            CampaignDesk desk = new CampaignDesk(
                    Clock.systemUTC(), store.journal(), store.sights(), CampaignDesk.QUICK, Duration.ofSeconds(15));
            desk.broken(12);
            desk.fleet.add(Host.named("n-fails"), Way.FAILS);
            desk.fleet.add(Host.named("n-stranger"), Way.STRANGER);
            desk.run(Mending.HARMLESS, CampaignDesk.care("1,10,*", 100, Care.InUse.LEAVE_OUT));
        }
        try (Store store = Store.open(folder)) {
            CampaignAccount account = account(store);
            HostAccount first = account.hosts().getFirst();
            assertEquals(
                    "refused",
                    first.before().orElseThrow().mark(Check.PORT).orElseThrow().code());
            assertEquals(
                    "open",
                    first.after().orElseThrow().mark(Check.PORT).orElseThrow().code());
            assertTrue(first.begun()
                    .orElseThrow()
                    .isBefore(first.ended().orElseThrow().plusMillis(1)));
            assertEquals(
                    List.of("ordered by ops@desk", "finished"),
                    account.moments().stream().map(Moment::words).toList());
            assertEquals(
                    store.journal().of(1).getLast().hash(), account.writing().lastHash());

            String note = CampaignReport.markdown(account);
            for (String heading : List.of(
                    "What was wrong",
                    "What was decided",
                    "What was done",
                    "What changed",
                    "How it was proved",
                    "What needs attention",
                    "Who was left out, and why",
                    "Taking it back",
                    "Journal",
                    "All hosts")) {
                assertTrue(note.contains("\n## " + heading + "\n"), heading);
            }
            assertTrue(note.contains("| port:refused | 13 |"), note);
            assertTrue(note.contains("| Port | refused | open | 12 |"), note);
            assertTrue(note.contains("| port | closed | open | 12 |"), note);
            assertTrue(note.contains("| identity-doubtful | what answers there calls itself mallory |"), note);
            assertTrue(note.contains("rollcall campaigns revert 1"), note);
            assertTrue(note.contains("**Chain:** intact"), note);
            assertTrue(CampaignReport.html(account).contains("<td>port:refused</td>\n<td>13</td>"), note);
        }
    }

    @Test
    void aBrokenChainIsSaidFirst() throws Exception {
        MemoryJournal journal = new MemoryJournal();
        CampaignDesk desk = new CampaignDesk(Clock.systemUTC(), journal);
        desk.broken(2);
        desk.run(Mending.HARMLESS, Care.USUAL);
        journal.lose(3);
        String note = CampaignReport.markdown(desk.campaigns.account(1).orElseThrow());
        assertTrue(note.lines().limit(4).anyMatch(line -> line.startsWith("**The journal of this campaign is broken")));
        assertTrue(note.contains("BROKEN"));
    }

    @Test
    void linesOfEarlierVersionsCanBeRead() {
        EventText texts = new EventText();
        JournalEntry.Place place = new JournalEntry.Place(1, 3);
        Optional<HostId> host = Optional.of(HostId.random());
        for (String kind : List.of("verified", "failed", "pending")) {
            JournalEntry old =
                    new JournalEntry(place, Instant.EPOCH, host, kind, "{\"by\":\"ops@desk\",\"words\":\"seen\"}", "");
            assertTrue(texts.read(old).isPresent(), kind);
            assertEquals("ops@desk", texts.by(old));
        }
        Event failed = new Event.Failed("why", Optional.of("round"));
        JournalEntry written =
                new JournalEntry(place, Instant.EPOCH, host, failed.kind(), texts.write(failed, "ops@desk"), "");
        assertEquals(Optional.of(failed), texts.read(written));
        assertFalse(texts.write(failed, "x").contains("null"));
    }
}
