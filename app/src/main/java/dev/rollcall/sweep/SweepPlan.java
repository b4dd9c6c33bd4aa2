package dev.rollcall.sweep;

import dev.rollcall.observation.Check;
import dev.rollcall.probe.ProbeSettings;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a sweep does.
 *
 * @param checks those wanted; what they depend on is looked at too, and shown as skipped
 * @param hostsAtOnce how many hosts are looked at at a time
 * @param deadline for one host, all its checks, counted from when its turn comes
 */
public record SweepPlan(Set<Check> checks, ProbeSettings probing, int hostsAtOnce, Duration deadline) {
    public static final SweepPlan DEFAULT =
            new SweepPlan(EnumSet.allOf(Check.class), ProbeSettings.DEFAULT, 1000, Duration.ofSeconds(15));

    public SweepPlan {
        checks = Set.copyOf(checks);
    }
}
