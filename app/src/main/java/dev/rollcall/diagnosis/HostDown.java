package dev.rollcall.diagnosis;

import dev.rollcall.observation.AccessObservation;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.PortObservation.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The host is off, or there is no way to it. */
final class HostDown implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "host-down", "Host down", "C02", Sureness.INFERRED, "reason codes 0x108, 0x204")
            .explains("0x108", "0x204")
            .cure("Power, network or hypervisor console: nothing that this program could do from here.")
            .next(
                    "Look for its neighbours: do others of its network answer?",
                    "Ask its switch or router whether it still sees the host (ARP)",
                    "Look at the hypervisor's or the management board's console")
            .hides("filtered-on-path", "host-firewall", "half-alive");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        boolean ourFault = signs.ports().stream().allMatch(at -> Signs.noWayFromHere(at.seen()));
        if (!signs.everyPort(State.FILTERED, State.UNREACHABLE) || ourFault || signs.up()) {
            return Optional.empty();
        }
        Life life = signs.life();
        List<String> silent = Stream.concat(
                        life.silent().stream(), signs.silentWays().stream().map(AccessObservation.Attempt::port))
                .distinct()
                .map(port -> Integer.toString(port))
                .toList();
        // Said of the one port alone, it is a firewall that says so. Said of all the others, the network took longer to
        // say it of the first.
        boolean portHasNone = signs.everyPort(State.UNREACHABLE);
        boolean noWay = life.asked() ? life.allUnreachable() || (portHasNone && life.anyUnreachable()) : portHasNone;
        // A firewall drops what comes to closed ports as silently as a host that is off, and one that rejects may say
        // "no way".
        Confidence confidence = noWay && !silent.isEmpty()
                ? Confidence.HIGH
                : portHasNone || !silent.isEmpty() ? Confidence.MEDIUM : Confidence.LOW;
        Suspicion suspicion = Suspicion.of(confidence, signs, Check.PORT);
        if (portHasNone || noWay) {
            suspicion = suspicion.and("the network, or a firewall, says that there is no way to the address");
        }
        return Optional.of(
                silent.isEmpty()
                        ? suspicion
                        : suspicion.and("no answer on management port" + (silent.size() == 1 ? " " : "s ")
                                + String.join(", ", silent)));
    }
}
