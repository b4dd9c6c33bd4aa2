package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.FirewallObservation;
import dev.rollcall.observation.FirewallObservation.Effect;
import dev.rollcall.observation.ListenerInside;
import dev.rollcall.observation.PortObservation.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The host's own firewall lets nobody, or not us, through to the port. */
final class HostFirewall implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "host-firewall",
                    "Blocked by the host's firewall",
                    "C04",
                    Sureness.SOURCED,
                    "Microsoft: troubleshoot RDP general error; ports used by RDS")
            .explains("0x108", "0x204")
            .cure(
                    "Let the networks of clients and management through to the listener's port, never everybody.",
                    "open-firewall")
            .next(
                    "Look at the rules inside: the host's, its profile, and what a policy adds",
                    "Look on the host whether event 261 was written at the second of the check: then the packet arrived",
                    "Connect from a host in the same network")
            .hides("filtered-on-path", "rdp-disabled");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        Optional<FirewallObservation> seen = signs.firewall();
        if (seen.filter(firewall -> firewall.effect() == Effect.BLOCKED).isPresent()) {
            return Optional.of(blocked(signs, seen.get()));
        }
        // Nothing listens at the asked port then, and Windows is silent there.
        if (PortDiffers.elsewhere(signs).isPresent()) {
            return Optional.empty();
        }
        boolean up = signs.up();
        // Linux firewalls often say "no way" of a port that they let nobody in to; so does a network without such a
        // host.
        boolean noWay = up && signs.everyPort(State.FILTERED, State.UNREACHABLE);
        boolean rejects = signs.shut(State.REFUSED) && ListenerBroken.listensAllTheSame(signs);
        if (!signs.shut(State.FILTERED) && !noWay && !rejects) {
            return Optional.empty();
        }
        if (seen.filter(firewall -> firewall.effect() == Effect.ALLOWED).isPresent()) {
            List<String> sources = seen.get().sources();
            return sources.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Suspicion.of(Confidence.MEDIUM, signs, Check.PORT)
                            .and("firewall: lets in only "
                                    + sources.stream().limit(3).collect(Collectors.joining(", "))));
        }
        if (rejects) {
            return Optional.of(Suspicion.of(Confidence.LOW, signs, Check.PORT)
                    .and("the host says that it listens there: a firewall may reject in its place"));
        }
        Suspicion suspicion = Suspicion.of(up ? Confidence.MEDIUM : Confidence.LOW, signs, Check.PORT);
        return Optional.of(suspicion.and(signs.upWords()));
    }

    private static Suspicion blocked(Signs signs, FirewallObservation firewall) {
        boolean listens = signs.listener().flatMap(ListenerInside::listening).orElse(false);
        boolean shut = signs.everyPort(State.FILTERED, State.REFUSED, State.UNREACHABLE);
        Confidence confidence =
                signs.anyPort(State.OPEN) ? Confidence.LOW : shut && listens ? Confidence.CERTAIN : Confidence.HIGH;
        Suspicion suspicion = Suspicion.of(confidence, signs, Check.FIREWALL);
        if (!firewall.rule().isEmpty()) {
            suspicion = suspicion.and("rule: " + firewall.rule());
        }
        suspicion = signs.ports().isEmpty() ? suspicion : suspicion.and(signs, Check.PORT);
        return signs.anyPort(State.OPEN) ? suspicion.but("the port answers from here") : suspicion;
    }
}
