package dev.rollcall.host;

import java.util.OptionalInt;

/**
 * The host through which another one is reached by SSH (jump host).
 *
 * @param host its name or address, as names of hosts are spelt
 * @param port where its SSH server listens; empty for the port that the inventory knows of it, or else the usual one
 */
public record Jump(String host, OptionalInt port) {
    public Jump {
        if (host.isBlank()) {
            throw new IllegalArgumentException("a jump host needs a name");
        }
    }

    /** The name, with {@code :port} where one is said; IPv6 literals in brackets then. */
    @Override
    public String toString() {
        if (port.isEmpty()) {
            return host;
        }
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port.getAsInt();
    }
}
