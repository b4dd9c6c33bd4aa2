package dev.rollcall.ui;

import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.inventory.GatewayUse;
import dev.rollcall.inventory.Gateways;
import dev.rollcall.inventory.Hosts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** Keeps gateways in memory, beside hosts. */
final class MemoryGateways implements Gateways {
    private final Map<String, Gateway> gateways = new ConcurrentSkipListMap<>();
    private final Hosts hosts;

    MemoryGateways(Hosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public synchronized List<GatewayUse> all() {
        behind().forEach(gateway -> gateways.putIfAbsent(gateway.label(), gateway));
        return gateways.values().stream()
                .map(gateway -> new GatewayUse(gateway, (int)
                        behind().filter(one -> one.label().equals(gateway.label()))
                                .count()))
                .toList();
    }

    private Stream<Gateway> behind() {
        return hosts.all().stream().flatMap(host -> host.gateway().stream());
    }

    @Override
    public synchronized void put(Gateway gateway) {
        gateways.put(gateway.label(), gateway);
        replace(gateway, Optional.of(gateway));
    }

    @Override
    public synchronized boolean change(Gateway before, Gateway after) {
        boolean taken = gateways.containsKey(after.label()) && !after.label().equals(before.label());
        if (taken || gateways.remove(before.label()) == null) {
            return false;
        }
        gateways.put(after.label(), after);
        replace(before, Optional.of(after));
        return true;
    }

    @Override
    public synchronized void remove(Gateway gateway) {
        gateways.remove(gateway.label());
        replace(gateway, Optional.empty());
    }

    private void replace(Gateway before, Optional<Gateway> after) {
        List<Host> behind = hosts.all().stream()
                .filter(host -> host.gateway()
                        .filter(one -> one.label().equals(before.label()))
                        .isPresent())
                .map(host -> host.withGateway(after))
                .toList();
        hosts.put(behind);
    }
}
