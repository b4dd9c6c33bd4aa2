package dev.rollcall.remote.winrm.http;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.Trust;
import java.util.Optional;

/** Connects to listeners of one sort. Safe for many threads. */
public final class Listener {
    private final Optional<TlsSocket> tls;

    private Listener(Optional<TlsSocket> tls) {
        this.tls = tls;
    }

    /** Without TLS: messages must be encrypted otherwise. */
    public static Listener plain() {
        return new Listener(Optional.empty());
    }

    /** With TLS, to hosts that are trusted; {@code authorities} vouch for those of which nothing is approved. */
    public static Listener secured(Trust trust, Authorities authorities) {
        return new Listener(Optional.of(new TlsSocket(trust, authorities)));
    }

    /**
     * Connects, and makes sure of the host; sends nothing that is secret.
     *
     * @throws RemoteException where there is no connection, or the host is not trusted
     */
    public WsmanConnection connect(RemoteTarget target, Deadline deadline)
            throws RemoteException, InterruptedException {
        return WsmanConnection.open(target, tls, deadline);
    }
}
