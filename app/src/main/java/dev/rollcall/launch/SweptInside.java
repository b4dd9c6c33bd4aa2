package dev.rollcall.launch;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Round;
import dev.rollcall.probe.access.AccessProbe;
import dev.rollcall.sweep.InsideLooks;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a sweep sees of the inside, by logging on. */
record SweptInside(AccessProbe probe) implements InsideLooks {
    @Override
    public List<Look> look(Host host, Round outside, Optional<Round> before, Set<Check> wanted, Deadline deadline)
            throws InterruptedException {
        return probe.look(host, outside, before, wanted, deadline);
    }

    @Override
    public void end() {
        probe.end();
    }
}
