package dev.rollcall.probe.tcp;

/** Why a connection could not be made or went no further. Cheap to make: thousands of hosts fail in one sweep. */
public final class ConnectionFault extends Exception {
    private final Kind kind;

    /** @param message a few words for a person, e.g. {@code connection reset} */
    public ConnectionFault(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public String words() {
        String message = getMessage();
        return message == null ? kind.name() : message;
    }

    public boolean timedOut() {
        return kind == Kind.TIMED_OUT;
    }

    /** Whether it says nothing about the host, because it is our own limit that was met. */
    public boolean ours() {
        return kind == Kind.DEADLINE || kind == Kind.LOCAL_LIMIT;
    }

    /** What went wrong. */
    public enum Kind {
        REFUSED,
        UNREACHABLE,
        /** The one connect or answer took too long. */
        TIMED_OUT,
        /** RST, or any other abrupt end. */
        RESET,
        /** The peer closed its side. */
        CLOSED,
        /** More bytes than any honest peer sends. */
        TOO_MUCH,
        /** The host's deadline has passed. */
        DEADLINE,
        /** This computer has run out of descriptors, ports or memory. */
        LOCAL_LIMIT
    }
}
