package dev.rollcall.remote;

import java.util.Arrays;
import java.util.Optional;

/** A way to run scripts on a host. */
public enum TransportKind {
    WINRM_HTTPS("winrm-https", 5986),
    WINRM_HTTP("winrm-http", 5985),
    SSH("ssh", 22);

    private final String key;
    private final int port;

    TransportKind(String key, int port) {
        this.key = key;
        this.port = port;
    }

    public static Optional<TransportKind> ofKey(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
    }

    /** As JSON and the store name it. */
    public String key() {
        return key;
    }

    /** Its usual port. */
    public int port() {
        return port;
    }
}
