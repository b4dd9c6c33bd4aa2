package dev.rollcall.probe.dns;

import java.net.InetSocketAddress;

/** How name servers are written. */
final class Resolvers {
    private Resolvers() {}

    /** {@code 10.0.0.53:53}, {@code [fd00::53]:53}; the name where it has no address. */
    static String label(InetSocketAddress server) {
        if (server.isUnresolved()) {
            return server.getHostString() + ":" + server.getPort();
        }
        String address = server.getAddress().getHostAddress();
        return (address.indexOf(':') >= 0 ? "[" + address + "]" : address) + ":" + server.getPort();
    }
}
