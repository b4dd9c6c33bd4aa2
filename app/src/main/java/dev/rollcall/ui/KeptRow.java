package dev.rollcall.ui;

import dev.rollcall.diagnosis.Diagnosis;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.Host;
import dev.rollcall.matrix.Row;
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
        Verdict verdict = judge.apply(round.get());
        return new Row(host, Optional.of(verdict), Diagnosis.of(new Sight(round.get(), verdict)), changed);
    }
}
