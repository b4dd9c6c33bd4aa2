package dev.rollcall.host;

import java.util.Arrays;
import java.util.Optional;

/** What a host can be logged on to by. */
public enum Protocol {
    WINRM_HTTPS("winrm-https", 5986),
    WINRM_HTTP("winrm-http", 5985),
    SSH("ssh", 22);

    private final String key;
    private final int port;

    Protocol(String key, int port) {
        this.key = key;
        this.port = port;
    }

    public static Optional<Protocol> ofKey(String key) {
        return Arrays.stream(values())
                .filter(protocol -> protocol.key.equals(key))
                .findFirst();
    }

    /** As lists, JSON and the store name it. */
    public String key() {
        return key;
    }

    /** Its usual port. */
    public int port() {
        return port;
    }
}
