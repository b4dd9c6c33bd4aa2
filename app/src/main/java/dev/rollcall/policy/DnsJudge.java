package dev.rollcall.policy;

import dev.rollcall.host.Host;
import dev.rollcall.observation.DnsObservation;
import dev.rollcall.observation.DnsObservation.Reply;
import dev.rollcall.observation.DnsObservation.ResolverAnswer;
import dev.rollcall.observation.DnsObservation.ReverseAnswer;
import dev.rollcall.policy.Policy.DnsRules;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Judges what name servers say. One that gives an address outweighs others that say there is none or fail: that they
 * disagree is then a fact, not a finding.
 */
record DnsJudge(DnsRules rules) {
    Judgement judge(Host host, DnsObservation seen) {
        Map<String, Object> facts = facts(seen);
        if (AddressText.literal(host.name()).isPresent()) {
            return Judgement.of(Code.ADDRESS_GIVEN, "address given", facts);
        }
        if (seen.addresses().isEmpty()) {
            return Judgement.of(nothing(seen), nothingSummary(seen), facts);
        }
        List<Remark> remarks = new ArrayList<>();
        wrongAddress(host, seen, remarks);
        reverse(host, seen, remarks);
        several(seen, remarks);
        if (remarks.isEmpty()) {
            remarks.add(new Remark(Code.RESOLVED, addressSummary(seen)));
        }
        return new Judgement(remarks, facts);
    }

    private static Code nothing(DnsObservation seen) {
        if (said(seen, Reply.NO_SUCH_NAME) || said(seen, Reply.NO_ADDRESS) || said(seen, Reply.ADDRESSES)) {
            return Code.NO_SUCH_NAME;
        }
        return said(seen, Reply.SERVER_FAILURE) || said(seen, Reply.REFUSED) ? Code.SERVER_FAILURE : Code.TIMED_OUT;
    }

    private static String nothingSummary(DnsObservation seen) {
        if (said(seen, Reply.NO_SUCH_NAME)) {
            return "no such name";
        }
        if (said(seen, Reply.NO_ADDRESS) || said(seen, Reply.ADDRESSES)) {
            return "name without address";
        }
        if (said(seen, Reply.SERVER_FAILURE)) {
            return "name server fails";
        }
        if (said(seen, Reply.REFUSED)) {
            return "name server refuses";
        }
        return said(seen, Reply.TIMED_OUT) || seen.answers().isEmpty()
                ? "name server does not answer"
                : "name server unreachable";
    }

    private static boolean said(DnsObservation seen, Reply reply) {
        return seen.answers().stream().anyMatch(answer -> answer.reply() == reply);
    }

    private static void wrongAddress(Host host, DnsObservation seen, List<Remark> remarks) {
        host.expectedAddress()
                .filter(expected -> !seen.addresses().contains(expected))
                .ifPresent(expected -> remarks.add(
                        new Remark(Code.WRONG_ADDRESS, addressSummary(seen) + ", not " + AddressText.of(expected))));
    }

    /** Only a clear answer counts: where the reverse zone's servers don't answer, nothing is known. */
    private void reverse(Host host, DnsObservation seen, List<Remark> remarks) {
        List<String> own = Stream.concat(Stream.of(host.name(), seen.name()), seen.aliases().stream())
                .toList();
        for (ReverseAnswer answer : seen.reverse()) {
            if (answer.names().isEmpty()) {
                boolean sure = switch (answer.reply()) {
                    case ADDRESSES, NO_SUCH_NAME, NO_ADDRESS -> true;
                    case SERVER_FAILURE, REFUSED, TIMED_OUT, UNREACHABLE -> false;
                };
                if (sure && rules.reverseRequired()) {
                    remarks.add(new Remark(Code.NO_REVERSE, "no reverse name for " + AddressText.of(answer.address())));
                }
            } else if (rules.reverseMustMatch()
                    && answer.names().stream()
                            .noneMatch(name -> own.stream().anyMatch(known -> DnsNameMatch.same(name, known)))) {
                remarks.add(new Remark(
                        Code.REVERSE_DIFFERS,
                        "reverse name is " + answer.names().getFirst()));
            }
        }
    }

    private void several(DnsObservation seen, List<Remark> remarks) {
        List<InetAddress> addresses = seen.addresses();
        long v4 = addresses.stream()
                .filter(address -> address.getAddress().length == 4)
                .count();
        if (Math.max(v4, addresses.size() - v4) > rules.addressesPerFamily()) {
            remarks.add(new Remark(Code.SEVERAL_ADDRESSES, addresses.size() + " addresses"));
        }
    }

    private static String addressSummary(DnsObservation seen) {
        List<InetAddress> addresses = seen.addresses();
        String first = AddressText.of(addresses.getFirst());
        return addresses.size() == 1 ? first : first + " +" + (addresses.size() - 1);
    }

    private static Map<String, Object> facts(DnsObservation seen) {
        return new Facts()
                .put("name", seen.name())
                .put("addresses", seen.addresses().stream().map(AddressText::of).toList())
                .put(
                        "reverse",
                        seen.reverse().stream()
                                .flatMap(answer -> answer.names().stream())
                                .distinct()
                                .toList())
                .putSome("aliases", seen.aliases())
                .putKnown("canonical", seen.aliases().stream().reduce((_, last) -> last))
                .put(
                        "resolvers",
                        seen.answers().stream().map(DnsJudge::resolver).toList())
                .put("resolvers_agree", agree(seen))
                .all();
    }

    private static boolean agree(DnsObservation seen) {
        boolean denied = said(seen, Reply.NO_SUCH_NAME) || said(seen, Reply.NO_ADDRESS);
        return seen.resolversAgree() && !(denied && said(seen, Reply.ADDRESSES));
    }

    private static Map<String, Object> resolver(ResolverAnswer answer) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("resolver", answer.resolver());
        facts.put("reply", answer.reply().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        facts.put("addresses", answer.addresses().stream().map(AddressText::of).toList());
        facts.put("took_ms", answer.took().toMillis());
        return facts;
    }
}
