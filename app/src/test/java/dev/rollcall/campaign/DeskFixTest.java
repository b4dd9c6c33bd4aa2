package dev.rollcall.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.campaign.FakeMachine.Way;
import dev.rollcall.fanout.Deadline;
import dev.rollcall.fix.Action;
import dev.rollcall.fix.DeskFix;
import dev.rollcall.fix.Fit;
import dev.rollcall.fix.FixParameter;
import dev.rollcall.fix.FixReport;
import dev.rollcall.fix.FixReport.State;
import dev.rollcall.fix.FixSettings;
import dev.rollcall.fix.FixSheet;
import dev.rollcall.fix.Risk;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Fixes that are made on the operator's own computer, in a campaign, and what is written down of what was said. */
final class DeskFixTest {
    private static final CampaignListener DEAF = new CampaignListener() {};
    private static final String KEY = "-----BEGIN PRIVATE KEY-----\nAAAA";

    private final MemoryJournal journal = new MemoryJournal();
    private final AtomicInteger made = new AtomicInteger();
    private final CampaignDesk desk = new CampaignDesk(Clock.systemUTC(), journal, List.of(new Noting()));

    private final class Noting implements DeskFix {
        @Override
        public FixSheet sheet() {
            return new FixSheet(
                    "note",
                    "Note",
                    "Notes.",
                    Risk.HARMLESS,
                    List.of(FixParameter.optional("key", "a key", new FixParameter.Form.File())),
                    false);
        }

        @Override
        public Fit fit(Sight sight, FixSettings settings) {
            return Fit.APPLIES;
        }

        @Override
        public FixReport run(Host host, Sight sight, FixSettings settings, Action action, Deadline deadline)
                throws InputException {
            if (host.name().equals("never")) {
                throw new InputException("this computer has no client");
            }
            boolean acts = action == Action.APPLY;
            made.addAndGet(acts ? 1 : 0);
            return new FixReport(
                    acts ? State.CHANGED : State.WOULD_CHANGE, "noted", List.of(), Optional.empty(), "", "", List.of());
        }
    }

    private CampaignOrder order(Map<String, String> said) {
        return new CampaignOrder("note", said, Care.USUAL, "ops@desk", OptionalLong.empty());
    }

    @Test
    void nobodyIsLoggedOnToAndWhatThisComputerLacksIsSaid() throws Exception {
        desk.fleet.add(Host.named("m"), Way.REFUSES_LOGON);
        desk.fleet.add(Host.named("never"), Way.GOOD);
        CampaignPlan plan = desk.campaigns.plan(order(Map.of()), desk.fleet.hosts(), DEAF);
        assertEquals(1, plan.acting().size());
        assertEquals("this computer has no client", plan.records().getLast().words());
        assertEquals(0, made.get());
        CampaignRecord record = desk.campaigns.start(plan, DEAF).await();
        assertEquals(StepState.VERIFIED, record.steps().getFirst().state());
        assertEquals(1, made.get());
        assertThrows(InputException.class, () -> desk.campaigns.planRevert(1, List.of(), Care.USUAL, "ops@desk", DEAF));
    }

    @Test
    void aPrivateKeyIsNotWrittenDown() throws Exception {
        desk.fleet.add(Host.named("m"), Way.GOOD);
        CampaignPlan plan = desk.campaigns.plan(order(Map.of("key", KEY)), desk.fleet.hosts(), DEAF);
        desk.campaigns.start(plan, DEAF).await();
        assertTrue(journal.of(1).stream().noneMatch(entry -> entry.document().contains("PRIVATE")));
        journal.cut(2);
        InputException refused =
                assertThrows(InputException.class, () -> desk.restarted().resume(1, "eve@desk", DEAF));
        assertTrue(String.valueOf(refused.getMessage()).contains("private key"));
        assertFalse(desk.restarted().campaign(1).orElseThrow().order().said().isEmpty());
    }
}
