package dev.rollcall.remote;

/** A way to log on, and the TCP port behind which hosts offer it. */
public record Door(Transport transport, int port) {
    /** Behind the port that is usual for it. */
    public static Door usual(Transport transport) {
        return new Door(transport, transport.kind().port());
    }

    TransportKind kind() {
        return transport.kind();
    }
}
