package dev.rollcall.inventory;

import dev.rollcall.host.Gateway;
import java.util.List;
import java.util.Optional;

/**
 * The Remote Desktop Gateways that are kept, each known by its name and port. Hosts refer to them: what changes here, changes
 * for all hosts behind it. Safe for use from any thread; what a method was given is on disk when it returns.
 */
public interface Gateways {
    /** All of them, whether hosts are behind them or not, by name and port. */
    List<GatewayUse> all();

    /** The one of this name and port. */
    default Optional<GatewayUse> like(Gateway wanted) {
        return all().stream()
                .filter(use -> use.gateway().label().equals(wanted.label()))
                .findFirst();
    }

    /** Adds one, or replaces the other names of the known one of its name and port. */
    void put(Gateway gateway);

    /**
     * Replaces one that is kept; its hosts stay behind it.
     *
     * @return false, and nothing changed, if {@code before} is not kept, or another one has the name and port of {@code after}
     */
    boolean change(Gateway before, Gateway after);

    /** Forgets one; the hosts behind it have none then. */
    void remove(Gateway gateway);
}
