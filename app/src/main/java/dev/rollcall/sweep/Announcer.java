package dev.rollcall.sweep;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import dev.rollcall.policy.Verdict;
import dev.rollcall.sweep.Changes.Seen;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges rounds, finds what changed, and passes both on to whoever keeps and whoever listens. */
final class Announcer {
    private final SweepParts parts;
    private final SweepListener listener;
    private final RoundKeeper keeper;

    Announcer(SweepParts parts, SweepListener listener) {
        this.parts = parts;
        this.listener = listener;
        this.keeper = new RoundKeeper(parts.rounds(), listener);
    }

    /** @return whether the round was announced: always, unless this thread was interrupted */
    boolean announce(Round round) {
        Verdict verdict = judged(round);
        if (!parts.rounds().keeps()) {
            listener.judged(round, verdict, List.of());
            return true;
        }
        List<Change> changes = changes(new Seen(round, verdict));
        try {
            keeper.keep(round, changes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        listener.judged(round, verdict, changes);
        return true;
    }

    /** Everything announced is stored when this returns. */
    void close() {
        try {
            keeper.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Verdict judged(Round round) {
        try {
            return parts.judging().judge(round, parts.clock().instant());
        } catch (RuntimeException defect) {
            return unjudged(round, defect);
        }
    }

    private List<Change> changes(Seen after) {
        try {
            // As it was judged then, by what is asked for now: time that passed, or a new threshold, is no change of
            // the host.
            Optional<Seen> before = parts.rounds()
                    .newest(after.round().host().id())
                    .map(round -> new Seen(round, parts.judging().judge(round, round.at())));
            return Changes.between(before, after);
        } catch (RuntimeException problem) {
            listener.notKept(1, problem);
            return List.of();
        }
    }

    private static Verdict unjudged(Round round, RuntimeException defect) {
        Map<Check, Finding> findings = new EnumMap<>(Check.class);
        for (Check check : Check.values()) {
            findings.put(
                    check,
                    new Finding(
                            check,
                            Status.UNKNOWN,
                            "defect",
                            "defect in this program: " + defect,
                            Duration.ZERO,
                            List.of("defect"),
                            Map.of()));
        }
        return new Verdict(round.host(), Optional.empty(), findings, round.at());
    }
}
