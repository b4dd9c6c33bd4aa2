package dev.rollcall.probe.access;

import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.DnsObservation;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.PortObservation;
import dev.rollcall.observation.Round;
import dev.rollcall.probe.dns.AddressLiteral;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** At which address a host is logged on to. */
final class Landing {
    private Landing() {}

    /** The one whose listener answered; else the first that there is. Empty where the name leads nowhere. */
    static Optional<InetAddress> of(Host host, Round outside) {
        return outside.of(Check.PORT).stream()
                .filter(look -> look.outcome() instanceof Outcome.Seen(PortObservation _))
                .flatMap(look -> look.address().stream())
                .findFirst()
                .or(() -> addresses(outside).stream().findFirst())
                .or(() -> AddressLiteral.of(host.name()));
    }

    private static List<InetAddress> addresses(Round outside) {
        for (Look look : outside.of(Check.DNS)) {
            if (look.outcome() instanceof Outcome.Seen(DnsObservation seen)) {
                return seen.addresses();
            }
        }
        return outside.looks().stream().flatMap(look -> look.address().stream()).toList();
    }
}
