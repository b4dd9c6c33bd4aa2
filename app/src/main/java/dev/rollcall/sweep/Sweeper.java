package dev.rollcall.sweep;

import dev.rollcall.host.Host;
import java.util.Collection;

/** Looks at many hosts at once. */
public interface Sweeper {
    /** Starts at once and returns; {@code listener} hears of each host as it ends. Hosts named twice are looked at once. */
    SweepRun start(Collection<Host> hosts, SweepPlan plan, SweepListener listener);
}
