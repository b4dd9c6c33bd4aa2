package dev.rollcall.cli;

import dev.rollcall.diagnosis.Diagnosis;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.InputException;
import dev.rollcall.matrix.Query;
import dev.rollcall.matrix.Row;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Judge;
import dev.rollcall.policy.Policy;
import dev.rollcall.policy.Verdict;
import dev.rollcall.sweep.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The hosts of a store, with what was last seen of them. */
final class KeptFleet {
    /** What to say where there are none. */
    static final String NONE = "no hosts are kept yet: rollcall hosts import FILE";

    private static final int MOST_PORTS = 3;

    private KeptFleet() {}

    /** Those that match, judged anew from what was last seen. */
    static List<Host> hosts(OpenStore store, Query query, Policy policy) {
        List<Host> all = store.hosts().all();
        if (query.isEmpty()) {
            return all;
        }
        return rows(store, query, policy).stream().map(Row::host).toList();
    }

    /** As {@link #hosts}, with what was last seen of each. */
    static List<Row> rows(OpenStore store, Query query, Policy policy) {
        Instant now = Instant.now();
        Judge judge = new Judge(policy);
        Map<HostId, Round> newest = store.rounds().newest();
        return store.hosts().all().stream()
                .map(host -> row(store, host, newest, judge, now))
                .filter(row -> query.matches(row, now))
                .toList();
    }

    /**
     * The kept hosts of these names and ports.
     *
     * @throws InputException that names the first which is not kept
     */
    static List<Host> named(OpenStore store, List<Host> wanted) throws InputException {
        Map<String, Host> kept = new HashMap<>();
        store.hosts().all().forEach(host -> kept.put(host.label(), host));
        List<Host> named = new ArrayList<>();
        for (Host one : wanted) {
            Host host = kept.get(one.label());
            if (host == null) {
                throw new InputException(one.label() + " is not kept" + elsewhere(one, kept.values()));
            }
            named.add(host);
        }
        return named;
    }

    /** A host without a port is the one at 3389: who left the port out is told the ports that the name is kept with. */
    private static String elsewhere(Host wanted, Collection<Host> kept) {
        String ports = kept.stream()
                .filter(host -> host.name().equals(wanted.name()))
                .map(Host::label)
                .sorted()
                .limit(MOST_PORTS)
                .collect(Collectors.joining(", "));
        return ports.isEmpty()
                ? " (rollcall hosts list shows what is)"
                : " at port " + wanted.port() + "; say it with its port: " + ports;
    }

    /** What is known of a host by its name, whatever its port. */
    static Function<String, Optional<Host>> byName(List<Host> hosts) {
        Map<String, Host> named = new HashMap<>();
        hosts.forEach(host -> named.putIfAbsent(host.name(), host));
        return name -> Optional.ofNullable(named.get(name));
    }

    private static Row row(OpenStore store, Host host, Map<HostId, Round> newest, Judge judge, Instant now) {
        Round round = newest.get(host.id());
        if (round == null) {
            return Row.unchecked(host);
        }
        // Labels may have changed since: the host as it is now, with what was seen then.
        Round seen = round.asOf(host);
        Optional<Instant> changed =
                store.rounds().changes(host.id(), 1).stream().map(Change::at).findFirst();
        Verdict verdict = judge.judge(seen, now);
        return new Row(host, Optional.of(verdict), Diagnosis.of(new Sight(seen, verdict)), changed);
    }
}
