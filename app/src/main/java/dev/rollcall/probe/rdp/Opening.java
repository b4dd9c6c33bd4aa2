package dev.rollcall.probe.rdp;

import dev.rollcall.observation.NlaObservation.Negotiation;
import dev.rollcall.observation.PortObservation;
import dev.rollcall.observation.PortObservation.State;
import java.time.Duration;

/**
 * How a call began: from the connection request of TCP to the answer to that of X.224.
 *
 * @param roundTrip time of the TCP handshake, zero where there was none
 * @param answer until the first byte came, zero where none came
 * @param detail what is there instead of Remote Desktop, or how it failed; may be empty
 * @param negotiation Unanswered where the state is not OPEN
 */
public record Opening(State state, Duration roundTrip, Duration answer, String detail, Negotiation negotiation) {
    static Opening failed(State state, Duration roundTrip, String detail, boolean timedOut) {
        return new Opening(state, roundTrip, Duration.ZERO, detail, new Negotiation.Unanswered(detail, timedOut));
    }

    public boolean open() {
        return state == State.OPEN;
    }

    /** Whether nothing came back from the host; false also where it is we who have no way to anywhere. */
    public boolean unanswered() {
        return switch (state) {
            case FILTERED -> true;
            case UNREACHABLE -> !PortObservation.noWayFromHere(detail);
            case OPEN, REFUSED, NOT_RDP, SILENT, DROPPED -> false;
        };
    }
}
