package dev.rollcall.sweep;

import dev.rollcall.host.HostId;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import dev.rollcall.policy.Verdict;
import dev.rollcall.sweep.Changes.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Judges rounds, finds what changed, and passes both on to whoever keeps and whoever listens. */
final class Announcer {
    /** Changes of one host that are read to find the newest of each check. */
    private static final int RECENT = 32;

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
        Seen seen = new Seen(round, verdict);
        Optional<KeptRound> kept = kept(round);
        List<Change> changes = kept.map(before -> changes(before, seen)).orElse(List.of());
        try {
            if (kept.isPresent()) {
                keeper.keep(kept.get().with(round, seen.learnt()), changes);
            }
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

    /** Empty where the store fails: what can't be read must not be written over. */
    private Optional<KeptRound> kept(Round round) {
        try {
            return Optional.of(new KeptRound(parts.rounds().newest(round.host().id())));
        } catch (RuntimeException problem) {
            listener.notKept(1, problem);
            return Optional.empty();
        }
    }

    private List<Change> changes(KeptRound kept, Seen after) {
        try {
            HostId host = after.round().host().id();
            Map<Check, Change> written = new EnumMap<>(Check.class);
            if (kept.before().isPresent()) {
                parts.rounds().changes(host, RECENT).forEach(change -> written.putIfAbsent(change.check(), change));
            }
            return new Changes(lastKnown(kept), written).to(after);
        } catch (RuntimeException problem) {
            listener.notKept(1, problem);
            return List.of();
        }
    }

    /** Each check as it was judged when it was seen, by what is asked for now: a new threshold is no change of the host. */
    private Function<Check, Optional<Seen>> lastKnown(KeptRound kept) {
        Optional<Round> known = kept.lastKnown();
        Map<Instant, Verdict> verdicts = new HashMap<>();
        return check -> known.map(round -> {
            Instant at = round.of(check).stream()
                    .flatMap(look -> look.at().stream())
                    .findFirst()
                    .orElse(round.at());
            return new Seen(
                    round, verdicts.computeIfAbsent(at, time -> parts.judging().judge(round, time)));
        });
    }

    private static Verdict unjudged(Round round, RuntimeException defect) {
        Map<Check, Finding> findings = new EnumMap<>(Check.class);
        for (Check check : Check.values()) {
            if (check.optional() && round.of(check).isEmpty()) {
                continue;
            }
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
