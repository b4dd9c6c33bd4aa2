package dev.rollcall.observation;

import java.util.Map;
import java.util.Optional;

/**
 * Whether the host is set to take Remote Desktop connections at all.
 *
 * @param enabled what takes effect
 * @param local what the host's own setting says
 * @param byPolicy what a group policy says, where one decides
 * @param settings others that bear on it, with their values
 */
public record PolicyObservation(
        Optional<Boolean> enabled,
        Optional<Boolean> local,
        Optional<Boolean> byPolicy,
        Logons logons,
        Map<String, String> settings,
        Map<String, String> missing)
        implements InsideObservation {
    public PolicyObservation {
        settings = Map.copyOf(settings);
        missing = Map.copyOf(missing);
    }

    /** Whether new sessions may begin. */
    public enum Logons {
        ENABLED,
        /** Only those that are there may be taken up again. */
        DRAINING,
        DISABLED,
        UNKNOWN
    }
}
