package dev.rollcall.sweep;

import dev.rollcall.observation.Check;
import dev.rollcall.probe.ProbeSettings;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a sweep does.
 *
 * @param checks those wanted; what they depend on is looked at too, and shown as skipped
 * @param hostsAtOnce how many hosts are talked to at a time at most, fewer while this computer is busy; up to {@value #PENDING}
 *     times as many may be waiting for a connection, because a dead host must not take the place of a live one
 * @param deadline for one host, all its checks, counted from when its turn comes, without waiting for permits
 */
public record SweepPlan(Set<Check> checks, ProbeSettings probing, int hostsAtOnce, Duration deadline) {
    /** What is seen without logging on anywhere: of the host, and of the gateway in front of it. */
    public static final Set<Check> OUTSIDE = Collections.unmodifiableSet(
            EnumSet.of(Check.DNS, Check.PORT, Check.NLA, Check.CERTIFICATE, Check.GATEWAY));

    /** That and what only the host itself can tell. */
    public static final Set<Check> ALL = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Check.LINK)));

    /** The same without the gateway, for looks at single hosts: many share one. */
    public static final Set<Check> HOST_ALONE =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Check.LINK, Check.GATEWAY)));

    public static final SweepPlan DEFAULT = new SweepPlan(OUTSIDE, ProbeSettings.DEFAULT, 1000, Duration.ofSeconds(15));

    /** Hosts that may be under way for each that may be talked to. */
    static final int PENDING = 8;

    public SweepPlan {
        if (hostsAtOnce < 1) {
            throw new IllegalArgumentException("hosts at once must be at least 1, not " + hostsAtOnce);
        }
        checks = Set.copyOf(checks);
    }
}
