package dev.rollcall.campaign;

import dev.rollcall.host.Access;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.Labels;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * A host as the journal keeps it: enough to go on with where the inventory has it no more.
 *
 * @param address where its name is meant to lead; empty where nothing is said
 */
record KeptHost(String name, int port, String address, List<String> tags, Access access) {
    static KeptHost of(Host host) {
        return new KeptHost(
                host.name(),
                host.port(),
                host.expectedAddress().map(InetAddress::getHostAddress).orElse(""),
                List.copyOf(host.labels().tags()),
                host.access());
    }

    Host host(HostId id) {
        return new Host(id, name, port, expected(), Labels.tagged(tags), access, Optional.empty());
    }

    private Optional<InetAddress> expected() {
        try {
            return address.isEmpty() ? Optional.empty() : Optional.of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
