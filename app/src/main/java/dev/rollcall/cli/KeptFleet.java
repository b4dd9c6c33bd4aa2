package dev.rollcall.cli;

import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.InputException;
import dev.rollcall.matrix.Query;
import dev.rollcall.matrix.Row;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Judge;
import dev.rollcall.policy.Policy;
import dev.rollcall.sweep.Change;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hosts of a store, with what was last seen of them. */
final class KeptFleet {
    private KeptFleet() {}

    /** Those that match, judged anew from what was last seen. */
    static List<Host> hosts(OpenStore store, Query query, Policy policy) {
        List<Host> all = store.hosts().all();
        if (query.isEmpty()) {
            return all;
        }
        Instant now = Instant.now();
        Judge judge = new Judge(policy);
        Map<HostId, Round> newest = store.rounds().newest();
        return all.stream()
                .filter(host -> query.matches(row(store, host, newest, judge, now), now))
                .toList();
    }

    /** The kept host of that name and port. */
    static Host named(OpenStore store, Host wanted) throws InputException {
        return store.hosts().all().stream()
                .filter(host -> host.name().equals(wanted.name()) && host.port() == wanted.port())
                .findFirst()
                .orElseThrow(() -> new InputException(wanted.label() + " is not kept"));
    }

    private static Row row(OpenStore store, Host host, Map<HostId, Round> newest, Judge judge, Instant now) {
        Round round = newest.get(host.id());
        if (round == null) {
            return Row.unchecked(host);
        }
        // Labels may have changed since: the host as it is now, with what was seen then.
        Round seen = new Round(host, round.at(), round.looks());
        Optional<Instant> changed =
                store.rounds().changes(host.id(), 1).stream().map(Change::at).findFirst();
        return new Row(host, Optional.of(judge.judge(seen, now)), changed);
    }
}
