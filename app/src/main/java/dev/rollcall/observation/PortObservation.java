package dev.rollcall.observation;

import java.time.Duration;
import java.util.Optional;

/**
 * What happens when a client connects to the listener's port and asks for Remote Desktop.
 *
 * @param roundTrip time of the TCP handshake; zero where there was none
 * @param answer time from the request to the first byte of the answer; zero where there was none
 * @param detail what is there instead ({@code HTTP}, {@code SSH}, {@code TLS}…) or how it failed; may be empty
 * @param management what else of the machine answers; empty where it was not asked, as where the port itself answers
 */
public record PortObservation(
        int port, State state, Duration roundTrip, Duration answer, String detail, Optional<ManagementPorts> management)
        implements Observation {
    private static final long SYN_AGAIN = 1000;
    /** Milliseconds that a round trip may take beside that, to be told from a listener that is slow at everything. */
    private static final long ALIKE = 600;

    /** Where nothing else of the machine was asked. */
    public PortObservation(int port, State state, Duration roundTrip, Duration answer, String detail) {
        this(port, state, roundTrip, answer, detail, Optional.empty());
    }

    /**
     * Whether the connect took as long as it does where the first SYN, or its answer, was lost, while the next answer was quick. A
     * SYN is sent again after a second (RFC 6298 2.1), by older systems after three, and then after twice as long.
     */
    public boolean sentAgain() {
        long beyond = roundTrip.toMillis() - SYN_AGAIN;
        boolean firstOrSecond =
                (beyond >= 0 && beyond < ALIKE) || (beyond >= 2 * SYN_AGAIN && beyond < 2 * SYN_AGAIN + ALIKE);
        return firstOrSecond && !answer.isZero() && answer.toMillis() < ALIKE;
    }

    /** Whether it is we who have no way there, for lack of IPv6: that says nothing of the host. */
    public boolean noWayFromHere() {
        return state == State.UNREACHABLE && noWayFromHere(detail);
    }

    /** The same of how an attempt failed. */
    public static boolean noWayFromHere(String detail) {
        return detail.startsWith("no IPv6 address here");
    }

    /** How far the client got. */
    public enum State {
        /** Speaks Remote Desktop: a TPKT with an X.224 Connection Confirm came back. */
        OPEN,
        /** The connection was refused (RST). */
        REFUSED,
        /** No answer to the connection request in time. */
        FILTERED,
        /** The network said that there is no way to the address (ICMP, no route, no neighbour). */
        UNREACHABLE,
        /** Something else answers. */
        NOT_RDP,
        /** Accepts the connection, never speaks. */
        SILENT,
        /** Accepts the connection and closes or resets it without a word. */
        DROPPED
    }
}
