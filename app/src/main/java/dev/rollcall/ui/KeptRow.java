package dev.rollcall.ui;

import dev.rollcall.diagnosis.Diagnosis;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.matrix.Row;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Rows of what is kept of hosts. */
final class KeptRow {
    private KeptRow() {}

    /** @param round what was last seen of it; without, it was never checked */
    static Row of(Host host, Optional<Round> round, Function<Round, Verdict> judge, Optional<Instant> changed) {
        if (round.isEmpty()) {
            return new Row(host, Optional.empty(), List.of(), changed);
        }
        Round seen = round.get().asOf(host);
        Verdict verdict = judge.apply(seen);
        return new Row(host, Optional.of(verdict), Diagnosis.of(new Sight(seen, verdict)), changed);
    }

    /** The same of a host that was changed: nothing is known yet of a gateway that it has only now. */
    static Row changed(Row before, Host host) {
        boolean moved = !before.host()
                .gateway()
                .map(Gateway::label)
                .equals(host.gateway().map(Gateway::label));
        return new Row(
                host,
                moved ? before.verdict().map(seen -> seen.without(Check.GATEWAY)) : before.verdict(),
                moved
                        ? before.diagnosis().stream()
                                .filter(cause -> !cause.id().equals(Check.GATEWAY.key()))
                                .toList()
                        : before.diagnosis(),
                before.changedAt());
    }
}
