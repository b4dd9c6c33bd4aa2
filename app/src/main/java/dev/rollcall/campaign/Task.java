package dev.rollcall.campaign;

import dev.rollcall.fix.Fix;
import dev.rollcall.fix.FixSettings;
import dev.rollcall.fix.Fixes;
import dev.rollcall.fix.Risk;
import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.host.Jump;
import dev.rollcall.inventory.Hosts;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An order, understood.
 *
 * @param passages names of hosts that others are reached through, so that nothing may cut them off
 */
record Task(CampaignOrder order, Fix fix, FixSettings settings, Set<String> passages) {
    Task {
        passages = Set.copyOf(passages);
    }

    /** @throws InputException where there is no such fix, or its parameters can't be */
    static Task of(CampaignOrder order, Fixes fixes, Hosts hosts) throws InputException {
        Fix fix = fixes.of(order.fix())
                .orElseThrow(() ->
                        new InputException("there is no fix " + order.fix() + ": see those there are with fix list"));
        Set<String> passages = hosts.all().stream().flatMap(Task::passages).collect(Collectors.toSet());
        return new Task(order, fix, FixSettings.of(fix.sheet(), order.said()), passages);
    }

    /** Its jump host and its gateway, under every name that people type; a gateway may be behind itself. */
    private static Stream<String> passages(Host host) {
        Stream<String> jump = host.access().jump().map(Jump::host).stream();
        Stream<String> gateway = host.gateway().stream()
                .map(Gateway::names)
                .filter(names -> !names.contains(host.name()))
                .flatMap(List::stream);
        return Stream.concat(jump, gateway);
    }

    boolean reverts() {
        return order.reverts().isPresent();
    }

    Care care() {
        return order.care();
    }

    Risk risk() {
        return fix.sheet().risk();
    }

    /** Whether people who work on a host would notice. */
    boolean disturbs() {
        return fix.disturbsOthers();
    }

    boolean restarts() {
        return risk() == Risk.RESTARTS_HOST;
    }
}
