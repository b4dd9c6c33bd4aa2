package dev.rollcall.probe.gateway;

import dev.rollcall.observation.DnsObservation;
import dev.rollcall.observation.DnsObservation.Reply;
import dev.rollcall.observation.DnsObservation.ResolverAnswer;
import dev.rollcall.observation.GatewayObservation.Named;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.probe.dns.AddressLiteral;
import java.util.List;
import java.util.Optional;

/** What the name servers say of one name, in one word. */
final class AskedName {
    /** Whoever is sure outweighs whoever is not. */
    private static final List<Reply> TELLING_FIRST = List.of(
            Reply.NO_SUCH_NAME,
            Reply.NO_ADDRESS,
            Reply.SERVER_FAILURE,
            Reply.REFUSED,
            Reply.TIMED_OUT,
            Reply.UNREACHABLE);

    private AskedName() {}

    static Named of(String name, Look look) {
        return AddressLiteral.of(name)
                .map(address -> new Named(name, Reply.ADDRESSES, List.of(address)))
                .orElseGet(() -> switch (look.outcome()) {
                    case Outcome.Seen(DnsObservation dns) -> seen(name, dns);
                    case Outcome.Seen _, Outcome.Missing _, Outcome.Skipped _, Outcome.Defect _ ->
                        new Named(name, Reply.TIMED_OUT, List.of());
                });
    }

    private static Named seen(String name, DnsObservation dns) {
        if (!dns.addresses().isEmpty()) {
            return new Named(name, Reply.ADDRESSES, dns.addresses());
        }
        List<Reply> replies = dns.answers().stream().map(ResolverAnswer::reply).toList();
        Reply telling =
                TELLING_FIRST.stream().filter(replies::contains).findFirst().orElse(Reply.NO_ADDRESS);
        return new Named(name, telling, List.of());
    }

    /** Where it is our own limit that kept the name from being asked for, that is what came of it. */
    static Optional<Outcome> ours(Look look) {
        return switch (look.outcome()) {
            case Outcome.Missing missing -> Optional.of(missing);
            case Outcome.Defect defect -> Optional.of(defect);
            case Outcome.Seen _, Outcome.Skipped _ -> Optional.empty();
        };
    }
}
