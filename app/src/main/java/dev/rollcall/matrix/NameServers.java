package dev.rollcall.matrix;

import dev.rollcall.host.Host;
import dev.rollcall.matrix.Trait.Kind;
import dev.rollcall.policy.AddressText;
import dev.rollcall.policy.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The name servers that were asked for one host. One misled where it gave no address and another one did; where it gave other
 * addresses than the one that the inventory expects, and another one gave that. Where they only differ, nobody knows which is right.
 *
 * @param expected the address that the name should have, where that is known
 */
record NameServers(List<Told> told, Optional<String> expected) {
    private static final String PORT = ":53";

    /** What one of them said. */
    private record Told(String server, List<String> addresses) {
        private boolean isRight(Optional<String> expected) {
            return !addresses.isEmpty() && expected.map(addresses::contains).orElse(true);
        }
    }

    static NameServers of(Host host, Finding dns) {
        List<Told> told = dns.facts().get("resolvers") instanceof List<?> resolvers
                ? resolvers.stream().flatMap(one -> told(one).stream()).toList()
                : List.of();
        return new NameServers(told, host.expectedAddress().map(AddressText::of));
    }

    private static Optional<Told> told(Object resolver) {
        if (resolver instanceof Map<?, ?> facts
                && facts.get("resolver") instanceof String server
                && facts.get("addresses") instanceof List<?> addresses) {
            String brief = server.endsWith(PORT) ? server.substring(0, server.length() - PORT.length()) : server;
            return Optional.of(
                    new Told(brief, addresses.stream().map(String::valueOf).toList()));
        }
        return Optional.empty();
    }

    /**
     * @param trait is given each that the host has
     * @param known is given the kinds of which something is known
     */
    void tell(BiConsumer<Kind, String> trait, Consumer<Kind> known) {
        if (told.isEmpty()) {
            return;
        }
        told.forEach(one -> trait.accept(Kind.RESOLVER, one.server()));
        if (told.size() > 1) {
            known.accept(Kind.MISLED);
        }
        if (told.stream().anyMatch(one -> one.isRight(expected))) {
            told.stream().filter(one -> !one.isRight(expected)).forEach(one -> trait.accept(Kind.MISLED, one.server()));
        }
    }
}
