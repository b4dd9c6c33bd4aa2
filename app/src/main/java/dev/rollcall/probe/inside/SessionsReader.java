package dev.rollcall.probe.inside;

import dev.rollcall.observation.SessionObservation;
import dev.rollcall.observation.SessionObservation.RemoteDesktopSession;
import dev.rollcall.observation.SessionObservation.State;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Sessions of a script's document. */
record SessionsReader(Fields document, Map<String, String> missing) {
    private static final int MOST_SESSIONS = 500;

    SessionObservation observation() {
        Fields seen = document.object("sessions");
        return new SessionObservation(
                seen.list("list", MOST_SESSIONS).stream()
                        .map(SessionsReader::session)
                        .toList(),
                listening(),
                seen.number("limit"),
                seen.number("counted"),
                missing);
    }

    private static RemoteDesktopSession session(Fields seen) {
        State state = switch (seen.text("state")) {
            case "active" -> State.ACTIVE;
            case "connected" -> State.CONNECTED;
            case "disconnected" -> State.DISCONNECTED;
            case "listening" -> State.LISTENING;
            case "down" -> State.DOWN;
            case "frozen" -> State.FROZEN;
            default -> State.OTHER;
        };
        return new RemoteDesktopSession(
                seen.text("id"),
                seen.text("user"),
                state,
                seen.large("idle_s")
                        .filter(seconds -> seconds >= 0 && seconds < Integer.MAX_VALUE)
                        .map(Duration::ofSeconds),
                seen.time("since"),
                seen.text("client"),
                seen.text("detail"));
    }

    /** Somebody else at the port is no listener of ours. Without the list of sockets, what the list of sessions says. */
    private Optional<Boolean> listening() {
        Fields listener = document.object("listener");
        Optional<Boolean> socket = listener.truth("listening");
        if (socket.isEmpty()) {
            return listener.truth("station_listens");
        }
        return Optional.of(socket.get() && listener.truth("owned_by_server").orElse(true));
    }
}
