package dev.rollcall.host;

import java.net.InetAddress;
import java.util.Optional;

/**
 * One machine as the inventory knows it.
 *
 * @param name lower-case DNS name in ASCII (IDN as {@code xn--}), or an IP address literal without brackets
 * @param port where its Remote Desktop listener is meant to be, 1 to 65535
 * @param expectedAddress the only address its name should resolve to, where the inventory says one
 * @param access how it is logged on to, where the inventory says so
 * @param gateway through which people reach it from elsewhere, where the inventory says so
 */
public record Host(
        HostId id,
        String name,
        int port,
        Optional<InetAddress> expectedAddress,
        Labels labels,
        Access access,
        Optional<Gateway> gateway) {
    public static final int DEFAULT_PORT = 3389;

    public Host {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a host needs a name");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is not between 1 and 65535");
        }
    }

    /** One of which nobody says how it is logged on to, nor through which gateway it is reached. */
    public Host(HostId id, String name, int port, Optional<InetAddress> expectedAddress, Labels labels) {
        this(id, name, port, expectedAddress, labels, Access.UNSAID, Optional.empty());
    }

    public static Host named(String name) {
        return new Host(HostId.random(), name, DEFAULT_PORT, Optional.empty(), Labels.NONE);
    }

    public Host withPort(int newPort) {
        return new Host(id, name, newPort, expectedAddress, labels, access, gateway);
    }

    public Host withId(HostId newId) {
        return new Host(newId, name, port, expectedAddress, labels, access, gateway);
    }

    public Host withLabels(Labels newLabels) {
        return new Host(id, name, port, expectedAddress, newLabels, access, gateway);
    }

    public Host withAccess(Access newAccess) {
        return new Host(id, name, port, expectedAddress, labels, newAccess, gateway);
    }

    public Host withGateway(Optional<Gateway> newGateway) {
        return new Host(id, name, port, expectedAddress, labels, access, newGateway);
    }

    /**
     * This host with what is said of the same one again: only what is said replaces anything, and tags come together.
     *
     * @param later of the same name and port
     */
    public Host updatedBy(Host later) {
        return new Host(
                id,
                name,
                port,
                later.expectedAddress.or(() -> expectedAddress),
                labels.updatedBy(later.labels),
                access.updatedBy(later.access),
                later.gateway.or(() -> gateway));
    }

    /** The name, with {@code :port} where it is not the usual one; IPv6 literals in brackets then. */
    public String label() {
        if (port == DEFAULT_PORT) {
            return name;
        }
        return (name.indexOf(':') >= 0 ? "[" + name + "]" : name) + ":" + port;
    }
}
