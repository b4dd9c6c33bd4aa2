package dev.rollcall.sweep;

import dev.rollcall.host.Host;
import dev.rollcall.probe.dns.AddressLiteral;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * In which order hosts are begun: each once, in the order given, but with the hosts of one subnet, or one domain, spread evenly
 * over the whole. So no network gets all its connections at once, and a dead one is waited for beside the others.
 */
final class StartOrder {
    private StartOrder() {}

    static List<Host> of(Collection<Host> hosts) {
        SequencedMap<String, Host> once = new LinkedHashMap<>();
        for (Host host : hosts) {
            once.putIfAbsent(host.name().toLowerCase(Locale.ROOT) + " " + host.port(), host);
        }
        Map<String, Integer> sizes = new HashMap<>();
        once.values().forEach(host -> sizes.merge(network(host), 1, Integer::sum));
        Map<String, Integer> seen = new HashMap<>();
        List<Placed> placed = new ArrayList<>();
        for (Host host : once.values()) {
            String network = network(host);
            int before = seen.merge(network, 1, Integer::sum) - 1;
            placed.add(new Placed(host, (before + 0.5) / sizes.getOrDefault(network, 1)));
        }
        return placed.stream()
                .sorted(Comparator.comparingDouble(Placed::place))
                .map(Placed::host)
                .toList();
    }

    private static String network(Host host) {
        return AddressLiteral.of(host.name())
                .map(address -> Subnet.of(address).toString())
                .orElseGet(() -> host.name().substring(host.name().indexOf('.') + 1));
    }

    /** @param place from 0, the start, to 1, the end */
    private record Placed(Host host, double place) {}
}
