package dev.rollcall.launch;

import dev.rollcall.campaign.HostEntry;
import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Round;
import dev.rollcall.probe.access.AccessProbe;
import dev.rollcall.remote.LogonOutcome;

/** How campaigns log on to hosts: as looks from inside do. */
record ActingEntry(AccessProbe probe) implements HostEntry {
    @Override
    public LogonOutcome enter(Host host, Round seen, Deadline deadline) throws InterruptedException {
        return probe.enter(host, seen, deadline);
    }

    @Override
    public void end() {
        probe.end();
    }
}
