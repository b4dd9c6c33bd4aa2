package dev.rollcall.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is logged on.
 *
 * @param listening whether the listener waits for connections
 * @param limit how many there may be; {@code counted} are those that count towards it
 */
public record SessionObservation(
        List<RemoteDesktopSession> sessions,
        Optional<Boolean> listening,
        Optional<Integer> limit,
        Optional<Integer> counted,
        Map<String, String> missing)
        implements InsideObservation {
    public SessionObservation {
        sessions = List.copyOf(sessions);
        missing = Map.copyOf(missing);
    }

    /**
     * One session.
     *
     * @param id as the host counts them
     * @param since when it came to be in this state, where that is known; otherwise when it began
     * @param client name or address of the computer it is shown on
     */
    public record RemoteDesktopSession(
            String id,
            String user,
            State state,
            Optional<Duration> idle,
            Optional<Instant> since,
            String client,
            String detail) {}

    /** WTS_CONNECTSTATE_CLASS, as far as it makes a difference, and what Linux adds to it. */
    public enum State {
        ACTIVE,
        /** A client is connected, nobody is logged on yet. */
        CONNECTED,
        DISCONNECTED,
        LISTENING,
        /** Down due to an error. */
        DOWN,
        /** No process of it can answer. */
        FROZEN,
        OTHER
    }
}
