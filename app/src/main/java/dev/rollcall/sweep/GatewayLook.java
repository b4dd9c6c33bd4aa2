package dev.rollcall.sweep;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Gateway;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.probe.ProbeSettings;
import java.util.Optional;

/** Looks at a gateway. Safe for use from any thread. */
@FunctionalInterface
public interface GatewayLook {
    /** For sweeps that look at hosts alone. */
    static GatewayLook none() {
        return (_, _, _) -> Look.without(Check.GATEWAY, Optional.empty(), new Outcome.Skipped("not looked at here"));
    }

    /** One look of {@link Check#GATEWAY}, that gives up at the deadline. */
    Look look(Gateway gateway, ProbeSettings settings, Deadline deadline) throws InterruptedException;
}
