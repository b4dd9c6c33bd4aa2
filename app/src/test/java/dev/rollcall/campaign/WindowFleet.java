package dev.rollcall.campaign;

import dev.rollcall.campaign.FakeMachine.Way;
import dev.rollcall.fix.Fix;
import dev.rollcall.fix.Fixes;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Round;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Real campaigns over machines of a fake fleet, for whoever drives them from outside this package. */
public final class WindowFleet {
    private final MemoryJournal journal = new MemoryJournal();
    private final CampaignDesk desk;
    private Campaigns campaigns;

    /**
     * @param clock of the journal
     * @param seen is given all looks of campaigns, to be kept
     */
    public WindowFleet(Clock clock, Consumer<Round> seen) {
        desk = new CampaignDesk(clock, journal, all());
        desk.fleet.keepIn(seen);
        campaigns = desk.campaigns;
    }

    public Campaigns campaigns() {
        return campaigns;
    }

    /** Those that machines understand, then all real ones, to be offered. */
    public Fixes fixes() {
        return new Fixes(all());
    }

    private static List<Fix> all() {
        List<Fix> all = new ArrayList<>(List.of(Mending.HARMLESS, Mending.BRIEF, Mending.BREAK, Mending.TIMED));
        all.addAll(Fixes.standard().all());
        return all;
    }

    /** Mends these, one after the other, as a program does that is killed after so many lines of its journal. */
    public void killedAfter(int lines, List<Host> hosts) throws Exception {
        Care care = new Care(Waves.parse("1,*"), new Gate(100), Care.InUse.LEAVE_OUT, Care.USUAL.idleWithin(), "", 1);
        CampaignListener deaf = new CampaignListener() {};
        CampaignPlan plan = campaigns.plan(CampaignDesk.order(Mending.HARMLESS, care), hosts, deaf);
        campaigns.start(plan, deaf).await();
        journal.cut(lines);
        campaigns = desk.restarted();
    }

    /** Whoever asks this one what would change waits until {@code gate} opens. */
    public void asksFor(Host host, CountDownLatch gate, AtomicInteger asked, AtomicInteger givenUp) {
        desk.fleet.at(host.name()).onAsked(() -> {
            asked.incrementAndGet();
            try {
                gate.await();
            } catch (InterruptedException e) {
                givenUp.incrementAndGet();
                throw e;
            }
        });
    }

    /** Adds a machine that is broken and gets mended; {@code onApply} is called in between, and may take its time. */
    public void broken(Host host, Runnable onApply) {
        desk.fleet.add(host, Way.GOOD, false, onApply);
    }

    /** Adds one that gives up in the middle. */
    public void failing(Host host) {
        desk.fleet.add(host, Way.FAILS);
    }

    /** Adds one that drops the connection when all is done, and stays away. */
    public void lost(Host host) {
        desk.fleet.add(host, Way.NEVER_BACK);
    }

    /** Adds one that nothing is wrong with. */
    public void sound(Host host) {
        desk.fleet.add(host, Way.GOOD, true, () -> {});
    }

    /** Adds one that can't be logged on to. */
    public void closed(Host host) {
        desk.fleet.add(host, Way.REFUSES_LOGON);
    }

    public boolean isMended(Host host) {
        return desk.fleet.at(host.name()).open();
    }
}
