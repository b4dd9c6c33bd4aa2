package dev.rollcall.observation;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What the name servers say of a host's name (RFC 1034, RFC 1035).
 *
 * @param name the name that was asked for, fully qualified, without the final dot
 * @param answers what each configured resolver said, in configured order
 * @param reverse what the first resolver that answered says of each address
 */
public record DnsObservation(String name, List<ResolverAnswer> answers, List<ReverseAnswer> reverse)
        implements Observation {
    public DnsObservation {
        answers = List.copyOf(answers);
        reverse = List.copyOf(reverse);
    }

    /** Every address any resolver gave, once each, IPv4 first, otherwise in order of appearance. */
    public List<InetAddress> addresses() {
        return answers.stream()
                .flatMap(answer -> answer.addresses().stream())
                .distinct()
                .sorted((one, other) -> Integer.compare(one.getAddress().length, other.getAddress().length))
                .toList();
    }

    /** The names that the asked name is an alias of, in the order of the chain, from the first resolver that answered. */
    public List<String> aliases() {
        return answers.stream()
                .map(ResolverAnswer::aliases)
                .filter(aliases -> !aliases.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Whether every resolver that answered gave the same set of addresses. */
    public boolean resolversAgree() {
        return answers.stream()
                        .filter(answer -> answer.reply() == Reply.ADDRESSES)
                        .map(answer -> Set.copyOf(answer.addresses()))
                        .distinct()
                        .count()
                <= 1;
    }

    /** How a name server answered. */
    public enum Reply {
        ADDRESSES,
        NO_SUCH_NAME,
        /** The name exists, but has no address (NODATA). */
        NO_ADDRESS,
        SERVER_FAILURE,
        REFUSED,
        /** No answer in time. */
        TIMED_OUT,
        /** The resolver itself could not be reached (ICMP, no route). */
        UNREACHABLE
    }

    /** What one resolver ({@code address:port}) said; aliases are CNAME targets in chain order. */
    public record ResolverAnswer(
            String resolver, Reply reply, List<InetAddress> addresses, List<String> aliases, Duration took) {
        public ResolverAnswer {
            addresses = List.copyOf(addresses);
            aliases = List.copyOf(aliases);
        }
    }

    /** @param names PTR names, lower case, without the final dot; empty where {@code reply} is not ADDRESSES */
    public record ReverseAnswer(InetAddress address, Reply reply, List<String> names) {
        public ReverseAnswer {
            names = List.copyOf(names);
        }
    }
}
