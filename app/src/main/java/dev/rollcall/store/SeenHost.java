package dev.rollcall.store;

import com.fasterxml.jackson.databind.util.StdConverter;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.Labels;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A host as documents of rounds have it. What is seen of one has nothing to do with how people say that it is logged on to, which
 * older documents don't have.
 */
record SeenHost(HostId id, String name, int port, Optional<InetAddress> expectedAddress, Labels labels) {
    static final class Writer extends StdConverter<Host, SeenHost> {
        @Override
        public SeenHost convert(Host host) {
            return new SeenHost(host.id(), host.name(), host.port(), host.expectedAddress(), host.labels());
        }
    }

    static final class Reader extends StdConverter<SeenHost, Host> {
        @Override
        public Host convert(SeenHost seen) {
            return new Host(seen.id, seen.name, seen.port, seen.expectedAddress, seen.labels);
        }
    }
}
