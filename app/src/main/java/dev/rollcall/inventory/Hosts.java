package dev.rollcall.inventory;

import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The hosts that are kept. Safe for use from any thread; what a method was given is on disk when it returns. */
public interface Hosts {
    /** All hosts, by name. */
    List<Host> all();

    /** The host of this name, whatever its port; one of them where there are several. */
    default Optional<Host> named(String name) {
        return all().stream().filter(host -> host.name().equals(name)).findFirst();
    }

    /**
     * Adds hosts, or updates those that are known, in one transaction. A host with a known id replaces what was kept under it.
     * One with a new id, but the name and port of a known one, adds to that: blank text and a missing address leave what is
     * there, tags come together, the known id stays. A gateway that is not kept yet is kept with them; of one that is, the names
     * stay as {@link Gateways} has them.
     *
     * @return what was stored, with the ids that now hold, in the order given
     */
    List<Host> put(Collection<Host> hosts);

    void remove(Collection<HostId> ids);
}
