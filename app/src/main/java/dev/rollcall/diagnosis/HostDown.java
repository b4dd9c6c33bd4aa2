package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.PortObservation.State;
import java.util.Optional;
import java.util.stream.Collectors;

/** The host is off, or there is no way to it. */
final class HostDown implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "host-down", "Host down", "C02", Sureness.INFERRED, "reason codes 0x108, 0x204")
            .explains("0x108", "0x204")
            .cure("Power, network or hypervisor console: nothing that this program could do from here.")
            .next(
                    "Connect to its management ports: 22, 5985, 5986, 445, 135",
                    "Look for its neighbours: do others of its network answer?",
                    "Look at the hypervisor's or the management board's console")
            .hides("filtered-on-path", "host-firewall", "half-alive");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        boolean ourFault = signs.ports().stream().allMatch(at -> Signs.noWayFromHere(at.seen()));
        if (!signs.everyPort(State.FILTERED, State.UNREACHABLE) || ourFault || signs.managed()) {
            return Optional.empty();
        }
        int silent = signs.silentWays().size();
        boolean noWay = signs.everyPort(State.UNREACHABLE);
        // A firewall drops what comes to closed ports as silently as a host that is off, and one that rejects may say
        // "no way".
        Confidence confidence =
                noWay && silent > 0 ? Confidence.HIGH : noWay || silent > 0 ? Confidence.MEDIUM : Confidence.LOW;
        Suspicion suspicion = Suspicion.of(confidence, signs, Check.PORT);
        if (noWay) {
            suspicion = suspicion.and("the network, or a firewall, says that there is no way to the address");
        }
        return Optional.of(
                silent == 0
                        ? suspicion
                        : suspicion.and("no answer on management port "
                                + signs.silentWays().stream()
                                        .map(way -> Integer.toString(way.port()))
                                        .distinct()
                                        .collect(Collectors.joining(", "))));
    }
}
