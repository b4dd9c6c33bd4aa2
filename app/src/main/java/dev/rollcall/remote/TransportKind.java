package dev.rollcall.remote;

import dev.rollcall.host.Protocol;
import java.util.Arrays;
import java.util.Optional;

/** A way to run scripts on a host: one for each protocol. */
public enum TransportKind {
    WINRM_HTTPS(Protocol.WINRM_HTTPS),
    WINRM_HTTP(Protocol.WINRM_HTTP),
    SSH(Protocol.SSH);

    private final Protocol protocol;

    TransportKind(Protocol protocol) {
        this.protocol = protocol;
    }

    public static Optional<TransportKind> ofKey(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    public Protocol protocol() {
        return protocol;
    }

    /** As JSON and the store name it. */
    public String key() {
        return protocol.key();
    }

    /** Its usual port. */
    public int port() {
        return protocol.port();
    }
}
