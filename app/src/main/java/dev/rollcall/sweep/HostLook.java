package dev.rollcall.sweep;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fanout.Permit;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.DnsObservation;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Round;
import dev.rollcall.probe.dns.AddressLiteral;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How one host is looked at: its name, then each of its addresses, then its inside. */
record HostLook(SweepParts parts, AddressLooks addresses, SweepPlan plan, SweepLimits limits) {
    private static final Outcome NO_ADDRESS = new Outcome.Missing(Outcome.Reason.NOT_REACHED, "name does not resolve");

    Look atName(Host host, Deadline deadline) throws InterruptedException {
        try {
            return parts.names().look(host, plan.probing(), deadline);
        } catch (RuntimeException defect) {
            return Look.without(Check.DNS, Optional.empty(), new Outcome.Defect(defect.toString()));
        }
    }

    Round atAddresses(Host host, Look name, Deadline deadline) throws InterruptedException {
        WantedLooks wanted = new WantedLooks(plan.checks());
        List<InetAddress> found = addressesOf(host, name);
        if (found.isEmpty()) {
            return round(host, wanted.name(name), wanted.all(Optional.empty(), without(name)));
        }
        if (!wanted.anyOfAddress()) {
            // Where neither name nor listener was asked for, this is how the inside knows where to log on.
            return round(host, wanted.name(name), wanted.all(Optional.of(found.getFirst()), WantedLooks.NOT_ASKED));
        }
        List<Look> looks = new EachAddress(found).look(address -> {
            List<String> known = KnownNames.of(host, name, address);
            try {
                List<Look> seen = addresses.look(host, address, known, plan.checks(), plan.probing(), deadline);
                return wanted.of(address, seen);
            } catch (RuntimeException defect) {
                return wanted.all(Optional.of(address), new Outcome.Defect(defect.toString()));
            }
        });
        return round(host, wanted.name(name), looks);
    }

    /** The same round with what the host's inside tells. */
    Round withInside(Round outside, Deadline deadline) throws InterruptedException {
        Host host = outside.host();
        if (WantedLooks.INSIDE.stream().noneMatch(plan.checks()::contains)) {
            return outside;
        }
        try (Permit _ = limits.inside().take(deadline)) {
            Optional<Round> before = parts.rounds().newest(host.id());
            return outside.with(parts.inside().look(host, outside, before, plan.checks(), deadline));
        } catch (RuntimeException defect) {
            return insideBrokenOff(outside, new Outcome.Defect(defect.toString()));
        }
    }

    /** What was seen from outside stands; {@code outcome} for what the inside should have told. */
    Round insideBrokenOff(Round outside, Outcome outcome) {
        return outside.with(WantedLooks.INSIDE.stream()
                .filter(plan.checks()::contains)
                .map(check -> Look.without(check, Optional.empty(), outcome))
                .toList());
    }

    /** Where it was us who could not ask for the name, that is why there is no address, too. */
    private static Outcome without(Look name) {
        return switch (name.outcome()) {
            case Outcome.Missing missing -> missing;
            case Outcome.Defect defect -> defect;
            case Outcome.Seen _, Outcome.Skipped _ -> NO_ADDRESS;
        };
    }

    Round brokenOff(Host host, Optional<Look> name, Outcome outcome) {
        WantedLooks wanted = new WantedLooks(plan.checks());
        Look known = name.orElseGet(() -> Look.without(Check.DNS, Optional.empty(), outcome));
        List<InetAddress> found = name.map(look -> addressesOf(host, look)).orElse(List.of());
        List<Look> looks = found.isEmpty()
                ? wanted.all(Optional.empty(), outcome)
                : found.stream()
                        .limit(EachAddress.MOST)
                        .flatMap(address -> wanted.all(Optional.of(address), outcome).stream())
                        .toList();
        return round(host, wanted.name(known), looks);
    }

    private Round round(Host host, Look name, List<Look> looks) {
        List<Look> all = new ArrayList<>(looks.size() + 1);
        all.add(name);
        all.addAll(looks);
        return new Round(host, parts.clock().instant(), all);
    }

    private static List<InetAddress> addressesOf(Host host, Look name) {
        return switch (name.outcome()) {
            case Outcome.Seen(DnsObservation dns) -> dns.addresses();
            case Outcome.Seen _, Outcome.Missing _, Outcome.Skipped _, Outcome.Defect _ ->
                AddressLiteral.of(host.name()).stream().toList();
        };
    }
}
