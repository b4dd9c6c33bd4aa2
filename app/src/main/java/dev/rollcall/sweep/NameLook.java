package dev.rollcall.sweep;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Look;
import dev.rollcall.probe.ProbeSettings;

/** Looks at a host's name. Safe for use from any thread. */
@FunctionalInterface
public interface NameLook {
    Look look(Host host, ProbeSettings settings, Deadline deadline) throws InterruptedException;
}
