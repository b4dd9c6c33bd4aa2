package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.DnsObservation;
import dev.rollcall.observation.DnsObservation.Reply;
import dev.rollcall.observation.DnsObservation.ResolverAnswer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** No address can be had for the name. */
final class DnsUnresolved implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "dns-unresolved",
                    "Name does not resolve",
                    "C01",
                    Sureness.SOURCED,
                    "IMsTscAxEvents::OnDisconnected, reason codes")
            .explains("0x104", "0x508", "0x604", "0x208")
            .cure(
                    "Correct the record, or have the host register its name. Flushing a cache helps only where it is full of the"
                            + " old answer: on the client, the gateway or the broker.",
                    "register-dns",
                    "flush-dns")
            .next(
                    "Ask each resolver that clients use for the name, A and AAAA",
                    "Look for the record in the zone itself",
                    "Reach the host by its address")
            // Nothing else was seen of this host just now.
            .hides(CauseSheet.EVERYTHING);

    private static final Set<Reply> NO_NAME = EnumSet.of(Reply.NO_SUCH_NAME, Reply.NO_ADDRESS);

    private static final Set<Reply> SAID =
            EnumSet.of(Reply.NO_SUCH_NAME, Reply.NO_ADDRESS, Reply.SERVER_FAILURE, Reply.REFUSED);

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        Optional<DnsObservation> dns = signs.dns();
        if (dns.isEmpty() || !dns.get().addresses().isEmpty() || signs.has(Check.DNS, "address-given")) {
            return Optional.empty();
        }
        List<Reply> replies =
                dns.get().answers().stream().map(ResolverAnswer::reply).toList();
        // A name server that is silent here may answer others; one that fails may know the name.
        Confidence confidence = !replies.isEmpty() && NO_NAME.containsAll(replies)
                ? Confidence.CERTAIN
                : replies.stream().anyMatch(SAID::contains) ? Confidence.HIGH : Confidence.MEDIUM;
        Suspicion suspicion = Suspicion.of(confidence, signs, Check.DNS);
        for (ResolverAnswer answer : dns.get().answers()) {
            suspicion = suspicion.and("resolver " + answer.resolver() + ": " + words(answer.reply()));
        }
        return Optional.of(suspicion);
    }

    private static String words(Reply reply) {
        return switch (reply) {
            case ADDRESSES -> "no usable address";
            case NO_SUCH_NAME -> "no such name";
            case NO_ADDRESS -> "the name has no address";
            case SERVER_FAILURE -> "server failure";
            case REFUSED -> "refuses to answer";
            case TIMED_OUT -> "no answer in time";
            case UNREACHABLE -> "not reached";
        };
    }
}
