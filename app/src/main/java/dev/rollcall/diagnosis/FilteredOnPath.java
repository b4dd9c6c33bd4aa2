package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.FirewallObservation;
import dev.rollcall.observation.FirewallObservation.Effect;
import dev.rollcall.observation.ListenerInside;
import dev.rollcall.observation.PortObservation.State;
import java.util.Optional;

/** Something between this computer and the host lets nothing through to the port. */
final class FilteredOnPath implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "filtered-on-path", "Filtered on the way", "C03", Sureness.INFERRED, "reason codes 0x108, 0x204")
            .explains("0x108", "0x204")
            .cure("The network team: let the management networks through to this port, and nobody else.")
            .next(
                    "Connect from another network: filters on the way differ by where one stands",
                    "Trace the route to the port (tcptraceroute)",
                    "Look on the host whether event 261 was written at the second of the check: then the packet arrived");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        Optional<FirewallObservation> firewall = signs.firewall();
        boolean blocked =
                firewall.filter(seen -> seen.effect() == Effect.BLOCKED).isPresent();
        boolean listens = signs.listener().flatMap(ListenerInside::listening).orElse(true);
        if (!signs.everyPort(State.FILTERED, State.UNREACHABLE) || blocked || !listens) {
            return Optional.empty();
        }
        if (!signs.up()) {
            return signs.everyPort(State.FILTERED)
                    ? Optional.of(Suspicion.of(Confidence.LOW, signs, Check.PORT))
                    : Optional.empty();
        }
        boolean open = firewall.flatMap(FirewallObservation::fromAnywhere).orElse(false);
        boolean sure = open && signs.listener().isPresent();
        Suspicion suspicion = Suspicion.of(sure ? Confidence.HIGH : Confidence.MEDIUM, signs, Check.PORT)
                .and(signs.upWords());
        return Optional.of(
                sure ? suspicion.and("the host listens, and its own firewall lets everybody in") : suspicion);
    }
}
