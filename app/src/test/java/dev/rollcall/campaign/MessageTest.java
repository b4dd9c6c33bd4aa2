package dev.rollcall.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.campaign.report.CampaignReport;
import dev.rollcall.fix.Fit;
import dev.rollcall.fix.FixParameter;
import dev.rollcall.fix.FixParameter.Form;
import dev.rollcall.fix.FixReport;
import dev.rollcall.fix.FixSettings;
import dev.rollcall.fix.FixSheet;
import dev.rollcall.fix.HostFix;
import dev.rollcall.fix.Proof;
import dev.rollcall.fix.Risk;
import dev.rollcall.fix.Sight;
import dev.rollcall.remote.Script;
import dev.rollcall.remote.Script.Language;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What people on hosts that are waited for were told is in the journal. */
@Timeout(60)
final class MessageTest {
    private static final String WORDS = "Please log off: \"maintenance\"";

    private final MemoryJournal journal = new MemoryJournal();
    private final CampaignDesk desk =
            new CampaignDesk(Clock.systemUTC(), journal, List.of(Mending.BRIEF, new Messaging()));

    private List<JournalEntry> told(boolean reachable) throws Exception {
        desk.broken(1);
        FakeMachine machine = desk.fleet.at("m01");
        machine.people(1);
        Care care = new Care(Waves.parse("*"), new Gate(5), Care.InUse.WAIT, Duration.ofMillis(200), WORDS, 8);
        CampaignPlan plan = desk.campaigns.plan(
                CampaignDesk.order(Mending.BRIEF, care), desk.fleet.hosts(), new CampaignListener() {});
        if (!reachable) {
            machine.closed();
        }
        desk.campaigns.start(plan, new CampaignListener() {}).await();
        return journal.of(1, machine.host().id()).stream()
                .filter(line -> line.kind().equals("telling") || line.kind().equals("told"))
                .toList();
    }

    @Test
    void whoWasToldWhatIsWrittenDown() throws Exception {
        List<JournalEntry> lines = told(true);
        assertEquals(
                List.of("telling", "told"),
                lines.stream().map(JournalEntry::kind).toList());
        Event telling = new EventText().read(lines.getFirst()).orElseThrow();
        assertEquals(new Event.Telling(WORDS), telling);
        assertTrue(lines.getFirst().document().contains("\"by\":\"ops@desk\""));
        Event told = new EventText().read(lines.getLast()).orElseThrow();
        assertEquals(new Event.Told(true, "", List.of("port")), told);
        assertTrue(report().contains("| Please log off: \"maintenance\" | shown to port | 1 | m01 |"), this::report);
    }

    @Test
    void soIsThatNobodyCouldBeTold() throws Exception {
        List<JournalEntry> lines = told(false);
        Event told = new EventText().read(lines.getLast()).orElseThrow();
        assertEquals(new Event.Told(false, "nothing answers there", List.of()), told);
        assertTrue(report().contains(" | not shown: nothing answers there | 1 | m01 |"), this::report);
        assertTrue(report().contains("; message to people: not shown: nothing answers there |"), this::report);
    }

    @Test
    void whatWasNotHeardOfAnyMoreIsNotKnown() throws Exception {
        told(true);
        // The header, the host, that it waits, and the message.
        journal.cut(4);
        assertTrue(report().contains(" | nobody knows whether it was shown | 1 | m01 |"), this::report);
    }

    private String report() {
        return CampaignReport.markdown(desk.campaigns.account(1).orElseThrow());
    }

    private static final class Messaging implements HostFix {
        @Override
        public FixSheet sheet() {
            return new FixSheet(
                    "message-session",
                    "Tell",
                    "Tells people.",
                    Risk.HARMLESS,
                    List.of(FixParameter.needed("message", "what", new Form.Text())),
                    false);
        }

        @Override
        public Optional<Script> script(Language language) {
            return Optional.of(new Script("message", language, "message"));
        }

        @Override
        public Fit fit(Sight sight, FixSettings settings) {
            return Fit.APPLIES;
        }

        @Override
        public Proof proof(Sight before, Sight after, FixReport report) {
            return new Proof.Verified("");
        }
    }
}
