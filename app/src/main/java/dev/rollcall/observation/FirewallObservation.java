package dev.rollcall.observation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the host's own firewall does with a client that comes to the listener's port.
 *
 * @param kind e.g. {@code nftables}, {@code ufw}, {@code windows}; {@code none} where nothing filters
 * @param profile the active one, where there is such a thing
 * @param rule which decides, as the host names it; empty where the default does
 * @param sources whom it lets in; empty where anybody
 */
public record FirewallObservation(
        int port,
        Effect effect,
        String kind,
        String profile,
        String rule,
        List<String> sources,
        Map<String, String> missing)
        implements InsideObservation {
    public FirewallObservation {
        sources = List.copyOf(sources);
        missing = Map.copyOf(missing);
    }

    /** What becomes of a connection. */
    public enum Effect {
        ALLOWED,
        BLOCKED,
        /** Rules are there that this program can't weigh. */
        UNKNOWN
    }

    /** Whether a client from anywhere gets through; empty where that is not known. */
    public Optional<Boolean> fromAnywhere() {
        return effect == Effect.ALLOWED ? Optional.of(sources.isEmpty()) : Optional.empty();
    }
}
