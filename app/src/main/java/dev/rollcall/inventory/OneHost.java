package dev.rollcall.inventory;

import dev.rollcall.host.Host;
import java.util.List;

/** A host by its name or address. */
record OneHost(Host host) implements HostSet {
    @Override
    public int count() {
        return 1;
    }

    @Override
    public List<Host> hosts() {
        return List.of(host);
    }
}
