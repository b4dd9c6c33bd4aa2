package dev.rollcall.policy;

import dev.rollcall.observation.CertificateObservation.Presented;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.DnsObservation;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.NlaObservation;
import dev.rollcall.observation.NlaObservation.CredSsp;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Round;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a certificate may be made out to. For a host that goes by a name these are that name and those it is an alias of: a
 * reverse name proves nothing about the name a client asks for. A host that goes by its address has only what reverse
 * lookup and NTLM say.
 */
record KnownNames(List<String> names, Optional<InetAddress> address) {

    static KnownNames of(Round round, Look look, Presented presented) {
        Optional<InetAddress> literal = AddressText.literal(round.host().name());
        Optional<InetAddress> address = look.address().or(() -> literal);
        List<String> names = new ArrayList<>();
        if (literal.isEmpty()) {
            names.add(round.host().name());
            dns(round).ifPresent(dns -> {
                names.add(dns.name());
                names.addAll(dns.aliases());
            });
        } else {
            names.addAll(presented.names());
            dns(round).ifPresent(dns -> dns.reverse().forEach(reverse -> names.addAll(reverse.names())));
            names.addAll(ntlm(round, look.address()));
        }
        names.removeIf(name -> name.isBlank() || AddressText.literal(name).isPresent());
        return new KnownNames(names.stream().distinct().toList(), address);
    }

    private static Optional<DnsObservation> dns(Round round) {
        return round.of(Check.DNS).stream()
                .flatMap(look -> look.outcome() instanceof Outcome.Seen(DnsObservation dns)
                        ? Optional.of(dns).stream()
                        : Optional.<DnsObservation>empty().stream())
                .findFirst();
    }

    private static List<String> ntlm(Round round, Optional<InetAddress> address) {
        List<String> names = new ArrayList<>();
        for (Look look : round.of(Check.NLA)) {
            if (look.address().equals(address)
                    && look.outcome() instanceof Outcome.Seen(NlaObservation nla)
                    && nla.credSsp() instanceof CredSsp.Challenged challenged) {
                names.add(challenged.identity().dns().computer());
                names.add(challenged.identity().computer());
            }
        }
        return names;
    }
}
