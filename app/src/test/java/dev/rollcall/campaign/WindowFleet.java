package dev.rollcall.campaign;

import dev.rollcall.campaign.FakeMachine.Way;
import dev.rollcall.fix.Fix;
import dev.rollcall.fix.Fixes;
import dev.rollcall.host.Host;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Real campaigns over machines of a fake fleet, for whoever drives them from outside this package. */
public final class WindowFleet {
    private final MemoryJournal journal = new MemoryJournal();
    private final CampaignDesk desk;

    /** @param clock of the journal */
    public WindowFleet(Clock clock) {
        desk = new CampaignDesk(clock, journal);
    }

    public Campaigns campaigns() {
        return desk.campaigns;
    }

    /** Those that these campaigns can do, then all real ones, to be offered. */
    public Fixes fixes() {
        List<Fix> all = new ArrayList<>(List.of(Mending.HARMLESS, Mending.BRIEF, Mending.BREAK, Mending.TIMED));
        all.addAll(Fixes.standard().all());
        return new Fixes(all);
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
