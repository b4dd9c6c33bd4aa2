package dev.rollcall.cli;

import dev.rollcall.policy.Policy;
import dev.rollcall.probe.ProbeSettings;
import dev.rollcall.sweep.SweepPlan;
import java.util.Optional;

/** How the hosts of one campaign are logged on to, looked at, and judged. */
public record Acting(LogonPlan logon, SweepPlan looking, Policy policy) {
    /** For campaigns that are only read. */
    static final Acting NOBODY = new Acting(
            new LogonPlan(
                    _ -> Optional.empty(),
                    _ -> Optional.empty(),
                    Optional.empty(),
                    false,
                    false,
                    ProbeSettings.DEFAULT),
            SweepPlan.DEFAULT,
            Policy.DEFAULT);
}
