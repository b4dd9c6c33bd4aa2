package dev.rollcall.sweep;

import dev.rollcall.host.Host;
import java.util.Collection;

/** Looks at many hosts at once: gate, probe, judge, keep, announce. Safe for use from any thread. */
public final class FleetSweeper implements Sweeper {
    private final SweepParts parts;

    public FleetSweeper(SweepParts parts) {
        this.parts = parts;
    }

    @Override
    public SweepRun start(Collection<Host> hosts, SweepPlan plan, SweepListener listener) {
        Sweep sweep = new Sweep(parts, plan, StartOrder.of(hosts), listener);
        return sweep.begin();
    }
}
