package dev.rollcall.sweep;

import dev.rollcall.host.Host;
import dev.rollcall.observation.DnsObservation;
import dev.rollcall.observation.DnsObservation.ReverseAnswer;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** Under which names a host is known, as far as name servers tell: what a certificate can be held against. */
final class KnownNames {
    private KnownNames() {}

    /** The name as the person wrote it first, then as it was asked for, its aliases, and the reverse names of the address. */
    static List<String> of(Host host, Look name, InetAddress address) {
        SequencedSet<String> names = new LinkedHashSet<>();
        names.add(host.name());
        if (name.outcome() instanceof Outcome.Seen(DnsObservation dns)) {
            names.add(dns.name());
            names.addAll(dns.aliases());
            dns.reverse().stream()
                    .filter(reverse -> reverse.address().equals(address))
                    .map(ReverseAnswer::names)
                    .forEach(names::addAll);
        }
        return List.copyOf(names);
    }
}
