package dev.rollcall.probe.dns;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.DnsObservation;
import dev.rollcall.observation.DnsObservation.Reply;
import dev.rollcall.observation.DnsObservation.ResolverAnswer;
import dev.rollcall.observation.DnsObservation.ReverseAnswer;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Phase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** One look at one name, from the first question to the last. */
final class DnsLook {
    /** Names with more addresses than this are no hosts. */
    private static final int MOST_REVERSE = 16;

    private final Asking asking;
    private final List<InetSocketAddress> servers;
    private final List<Phase> phases = new ArrayList<>();

    DnsLook(Asking asking, List<InetSocketAddress> servers) {
        this.asking = asking;
        this.servers = servers;
    }

    /** @param search domains to try; empty where the name is asked for as it stands */
    Look at(String name, Optional<SystemResolvers> search) throws IOException, InterruptedException {
        List<Name> candidates;
        try {
            candidates = search.isPresent()
                    ? AskedNames.searched(
                            name, search.get().search(), search.get().dots())
                    : AskedNames.absolute(name);
        } catch (TextParseException e) {
            asking.transcript().note("not asked, because no name server can have such a name: " + e.getMessage());
            return seen(new DnsObservation(name, nowhere(), List.of()));
        }
        DnsObservation first = ask(candidates.getFirst());
        for (Name candidate : candidates.subList(1, candidates.size())) {
            if (!first.addresses().isEmpty() || !first.answers().stream().allMatch(DnsLook::hasNone)) {
                break;
            }
            DnsObservation next = ask(candidate);
            if (!next.addresses().isEmpty()) {
                return seen(next);
            }
        }
        return seenInTime(first);
    }

    /** Where there was no time left to wait for any server, its silence says nothing of it. */
    private Look seenInTime(DnsObservation observation) {
        boolean silent = observation.answers().stream().allMatch(answer -> answer.reply() == Reply.TIMED_OUT);
        return silent && asking.deadline().passed()
                ? missing(Outcome.Reason.TIMED_OUT, "the host's deadline has passed")
                : seen(observation);
    }

    Look missing(Outcome.Reason reason, String detail) {
        return look(new Outcome.Missing(reason, detail));
    }

    private Look seen(DnsObservation observation) {
        return look(new Outcome.Seen(observation));
    }

    private Look look(Outcome outcome) {
        Duration took = phases.stream().map(Phase::took).reduce(Duration.ZERO, Duration::plus);
        return new Look(
                Check.DNS,
                Optional.empty(),
                outcome,
                took,
                phases,
                asking.transcript().lines());
    }

    private DnsObservation ask(Name name) throws IOException, InterruptedException {
        List<ResolverAnswer> answers = new AllServers(servers).ask(server -> askOne(server, name));
        // Name servers are asked side by side, so the slowest is what it took; waiting for permits is not in their
        // times.
        Duration slowest = answers.stream()
                .map(ResolverAnswer::took)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        phases.add(new Phase("addresses", slowest));
        return new DnsObservation(Reading.text(name), answers, reverse(answers));
    }

    private ResolverAnswer askOne(InetSocketAddress server, Name name) throws IOException, InterruptedException {
        Exchanged exchanged = asking.ask(server, List.of(new Question(name, Type.A), new Question(name, Type.AAAA)));
        List<Reading> readings = exchanged.answers().stream().map(Reading::of).toList();
        return new ResolverAnswer(
                Resolvers.label(server),
                Replies.together(readings.stream().map(Reading::reply).toList()),
                readings.stream()
                        .flatMap(reading -> reading.addresses().stream())
                        .distinct()
                        .toList(),
                readings.stream()
                        .map(reading ->
                                reading.aliases().stream().map(Reading::text).toList())
                        .filter(aliases -> !aliases.isEmpty())
                        .findFirst()
                        .orElse(List.of()),
                exchanged.took());
    }

    /** From the first name server that gave addresses; another's reverse zone would be no better. */
    private List<ReverseAnswer> reverse(List<ResolverAnswer> answers) throws IOException, InterruptedException {
        int first = 0;
        while (first < answers.size() && answers.get(first).reply() != Reply.ADDRESSES) {
            first++;
        }
        if (first == answers.size()) {
            return List.of();
        }
        List<InetAddress> addresses = answers.stream()
                .flatMap(answer -> answer.addresses().stream())
                .distinct()
                .limit(MOST_REVERSE)
                .toList();
        List<Question> questions = addresses.stream()
                .map(address -> new Question(ReverseMap.fromAddress(address), Type.PTR))
                .toList();
        Exchanged exchanged = asking.ask(servers.get(first), questions);
        phases.add(new Phase("reverse", exchanged.took()));
        List<ReverseAnswer> reverse = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            Reading reading = Reading.of(exchanged.answers().get(i));
            reverse.add(new ReverseAnswer(addresses.get(i), reading.reply(), reading.names()));
        }
        return reverse;
    }

    private List<ResolverAnswer> nowhere() {
        return servers.stream()
                .map(server -> new ResolverAnswer(
                        Resolvers.label(server), Reply.NO_SUCH_NAME, List.of(), List.of(), Duration.ZERO))
                .toList();
    }

    private static boolean hasNone(ResolverAnswer answer) {
        return answer.reply() == Reply.NO_SUCH_NAME || answer.reply() == Reply.NO_ADDRESS;
    }
}
