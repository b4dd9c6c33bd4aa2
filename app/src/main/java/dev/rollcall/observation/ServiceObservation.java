package dev.rollcall.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The services that Remote Desktop rests on, and the machine they run on.
 *
 * @param server which RDP server this is, e.g. {@code xrdp}, {@code TermService}; empty where none is installed
 * @param environment empty where nothing of it was asked for
 */
public record ServiceObservation(
        String server,
        List<Unit> units,
        Machine machine,
        List<Event> events,
        Optional<Environment> environment,
        Map<String, String> missing)
        implements InsideObservation {
    public ServiceObservation {
        units = List.copyOf(units);
        events = List.copyOf(events);
        missing = Map.copyOf(missing);
    }

    /** Without what is around it. */
    public ServiceObservation(
            String server, List<Unit> units, Machine machine, List<Event> events, Map<String, String> missing) {
        this(server, units, machine, events, Optional.empty(), missing);
    }

    /**
     * One service.
     *
     * @param needed whether a connection needs it, and not only a part of what one can do there
     * @param frozen whether its process is stopped (state T), so that it can't answer
     */
    public record Unit(
            String name, State state, Start start, boolean needed, boolean frozen, Optional<Integer> exitCode) {}

    /** What a service does. */
    public enum State {
        RUNNING,
        STARTING,
        STOPPING,
        STOPPED,
        FAILED,
        UNKNOWN
    }

    /** Whether it comes up with the machine. */
    public enum Start {
        AUTOMATIC,
        /** When something asks for it: normal for TermService. */
        ON_DEMAND,
        /** Only by hand. */
        MANUAL,
        /** Not even by hand. */
        DISABLED,
        UNKNOWN
    }

    /**
     * Where they run.
     *
     * @param clockAhead the host's clock minus ours
     * @param started when it was booted
     * @param licensingDays of the licensing grace period that are left
     */
    public record Machine(
            String system,
            Optional<Duration> clockAhead,
            Optional<Instant> started,
            Optional<Long> diskFree,
            Optional<Boolean> pendingReboot,
            Optional<Boolean> secureChannel,
            Optional<Integer> licensingDays) {}

    /** What a log says; {@code count} of the same since the check before, {@code at} the last of them. */
    public record Event(String log, String provider, int id, int count, Instant at) {}
}
