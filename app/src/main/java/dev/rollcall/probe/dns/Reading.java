package dev.rollcall.probe.dns;

import dev.rollcall.observation.DnsObservation.Reply;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * What one answer says of the name that was asked for.
 *
 * @param aliases CNAME targets in the order of the chain
 * @param values addresses, or the names of PTR records, that stand at the end of the chain
 */
record Reading(Reply reply, List<Name> aliases, List<Record> values) {
    /** Chains are one or two long; a loop has no end. */
    private static final int LONGEST_CHAIN = 16;
    /** More than this of one name is a server at play. */
    private static final int MOST_VALUES = 64;

    static Reading of(Answer answer) {
        return switch (answer) {
            case Answer.TimedOut() -> new Reading(Reply.TIMED_OUT, List.of(), List.of());
            case Answer.Unreachable() -> new Reading(Reply.UNREACHABLE, List.of(), List.of());
            case Answer.Answered(Message message) -> of(message);
        };
    }

    static String text(Name name) {
        return name.toString(true).toLowerCase(Locale.ROOT);
    }

    /** For the transcript. */
    static String inWords(Message message) {
        String values = message.getSection(Section.ANSWER).stream()
                .limit(8)
                .map(Record::rdataToString)
                .collect(Collectors.joining(", "));
        return Rcode.string(message.getRcode()) + (values.isEmpty() ? ", no records" : ": " + values);
    }

    List<InetAddress> addresses() {
        return values.stream().flatMap(Reading::address).distinct().toList();
    }

    List<String> names() {
        return values.stream()
                .filter(PTRRecord.class::isInstance)
                .map(value -> text(((PTRRecord) value).getTarget()))
                .distinct()
                .toList();
    }

    private static Stream<InetAddress> address(Record value) {
        return switch (value) {
            case ARecord a -> Stream.of(a.getAddress());
            case AAAARecord aaaa -> Stream.of(aaaa.getAddress());
            default -> Stream.empty();
        };
    }

    private static Reading of(Message message) {
        List<Record> records = message.getSection(Section.ANSWER);
        int type = message.getQuestion().getType();
        Name name = message.getQuestion().getName();
        List<Name> aliases = new ArrayList<>();
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            Name link = name;
            var next = records.stream()
                    .filter(record ->
                            record instanceof CNAMERecord && record.getName().equals(link))
                    .findFirst();
            if (next.isEmpty()) {
                return new Reading(reply(message, values(records, name, type)), aliases, values(records, name, type));
            }
            name = ((CNAMERecord) next.get()).getTarget();
            aliases.add(name);
        }
        return new Reading(Reply.SERVER_FAILURE, aliases, List.of());
    }

    private static List<Record> values(List<Record> records, Name name, int type) {
        return records.stream()
                .filter(record -> record.getType() == type && record.getName().equals(name))
                .limit(MOST_VALUES)
                .toList();
    }

    private static Reply reply(Message message, List<Record> values) {
        return switch (message.getRcode()) {
            case Rcode.NOERROR -> values.isEmpty() ? Reply.NO_ADDRESS : Reply.ADDRESSES;
            case Rcode.NXDOMAIN -> Reply.NO_SUCH_NAME;
            case Rcode.REFUSED -> Reply.REFUSED;
            default -> Reply.SERVER_FAILURE;
        };
    }
}
