package dev.rollcall.sweep;

import dev.rollcall.observation.CertificateObservation.Presented;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import dev.rollcall.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is not as it was the time before: another code, or another certificate. A check that was not asked for, or that our own
 * program failed at, says nothing about the host and is no change.
 */
final class Changes {
    private Changes() {}

    /** @param before the round before this one, judged; empty for a first sight */
    static List<Change> between(Optional<Seen> before, Seen after) {
        List<Change> changes = new ArrayList<>();
        for (Check check : Check.values()) {
            Optional<Finding> now = after.finding(check);
            if (now.isEmpty()
                    || (before.isPresent() && before.get().finding(check).isEmpty())) {
                continue;
            }
            Optional<Finding> then = before.flatMap(seen -> seen.finding(check));
            boolean same = then.map(Finding::code).equals(now.map(Finding::code))
                    && (check != Check.CERTIFICATE
                            || before.map(Seen::thumbprints).equals(Optional.of(after.thumbprints())));
            if (!same) {
                changes.add(new Change(
                        after.round().host().id(),
                        after.round().at(),
                        check,
                        then.map(Finding::code).orElse(""),
                        then.map(Finding::summary).orElse(""),
                        now.get().code(),
                        now.get().summary()));
            }
        }
        return changes;
    }

    /** One round and how it was judged. */
    record Seen(Round round, Verdict verdict) {
        /** What was learnt of the host by this check; empty where nothing was. */
        Optional<Finding> finding(Check check) {
            boolean ours = round.of(check).stream().map(Look::outcome).anyMatch(Seen::isOurs);
            return Optional.ofNullable(verdict.findings().get(check))
                    .filter(finding -> !ours && finding.status() != Status.SKIPPED);
        }

        /** SHA-256 of each certificate shown, one for each address. */
        Set<String> thumbprints() {
            return round.of(Check.CERTIFICATE).stream()
                    .map(Look::outcome)
                    .flatMap(outcome -> outcome instanceof Outcome.Seen(Presented shown)
                            ? Stream.of(shown.own().thumbprints().sha256())
                            : Stream.empty())
                    .collect(Collectors.toSet());
        }

        private static boolean isOurs(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Defect _ -> true;
                case Outcome.Missing missing ->
                    missing.reason() == Outcome.Reason.LOCAL_LIMIT || missing.reason() == Outcome.Reason.CANCELLED;
                case Outcome.Seen _, Outcome.Skipped _ -> false;
            };
        }
    }
}
