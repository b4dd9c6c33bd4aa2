package dev.rollcall.sweep;

import dev.rollcall.observation.CertificateObservation.Presented;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import dev.rollcall.policy.Verdict;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is not as it was when it was last known: another code, or another certificate. A check that was not asked for, that could
 * not be learnt, or that our own program failed at, says nothing about the host and is no change.
 *
 * @param before what was last known of a check, judged as now is; empty where nothing was
 * @param written the newest change of each check that has one, as it was written, by whichever policy
 */
record Changes(Function<Check, Optional<Seen>> before, Map<Check, Change> written) {
    List<Change> to(Seen after) {
        List<Change> changes = new ArrayList<>();
        for (Check check : after.learnt()) {
            after.finding(check)
                    .flatMap(now -> before(check, now, after).map(then -> change(after, then, now)))
                    .ifPresent(changes::add);
        }
        return changes;
    }

    /** What it was before, if that was something else; nothing, in words, where it was never known. */
    private Optional<Was> before(Check check, Finding now, Seen after) {
        Optional<Seen> seen = before.apply(check);
        Optional<Finding> then = seen.flatMap(known -> known.finding(check));
        if (then.isPresent() && !same(check, seen.get(), after, then.get(), now)) {
            return Optional.of(new Was(then.get().code(), then.get().summary()));
        }
        // Judged alike it is as it was. But where the last line came of another policy, it would stand for what is not
        // so.
        Optional<Was> line =
                Optional.ofNullable(written.get(check)).map(last -> new Was(last.afterCode(), last.afterSummary()));
        return line.or(() -> then.isPresent() ? Optional.empty() : Optional.of(Was.NOTHING))
                .filter(was -> !was.code().equals(now.code()));
    }

    private static boolean same(Check check, Seen before, Seen after, Finding then, Finding now) {
        return then.code().equals(now.code())
                && (check != Check.CERTIFICATE || alike(before.thumbprints(), after.thumbprints()));
    }

    /** Held against each other address by address; an address that came or went is no new certificate. */
    private static boolean alike(Map<InetAddress, String> before, Map<InetAddress, String> after) {
        Set<InetAddress> both = new HashSet<>(before.keySet());
        both.retainAll(after.keySet());
        return both.isEmpty()
                ? Set.copyOf(before.values()).equals(Set.copyOf(after.values()))
                : both.stream()
                        .allMatch(address -> after.getOrDefault(address, "").equals(before.get(address)));
    }

    private static Change change(Seen after, Was then, Finding now) {
        return new Change(
                after.round().host().id(),
                after.round().at(),
                now.check(),
                then.code(),
                then.summary(),
                now.code(),
                now.summary());
    }

    /** How a check stood; without code where it was not yet known. */
    private record Was(String code, String summary) {
        static final Was NOTHING = new Was("", "");
    }

    /** One round and how it was judged. */
    record Seen(Round round, Verdict verdict) {
        /** The checks by which something was learnt of the host. */
        Set<Check> learnt() {
            Set<Check> learnt = EnumSet.allOf(Check.class);
            learnt.removeIf(check -> finding(check).isEmpty());
            return learnt;
        }

        /** What was learnt of the host by this check; empty where nothing was. */
        Optional<Finding> finding(Check check) {
            boolean ours = round.of(check).stream().map(Look::outcome).anyMatch(Seen::isOurs);
            return verdict.finding(check)
                    .filter(finding ->
                            !ours && finding.status() != Status.SKIPPED && finding.status() != Status.UNKNOWN);
        }

        /** SHA-256 of the certificate that each address showed. */
        Map<InetAddress, String> thumbprints() {
            return round.of(Check.CERTIFICATE).stream()
                    .filter(look -> look.address().isPresent() && sha256(look).isPresent())
                    .collect(Collectors.toMap(
                            look -> look.address().orElseThrow(),
                            look -> sha256(look).orElseThrow(),
                            (one, _) -> one));
        }

        private static Optional<String> sha256(Look look) {
            return look.outcome() instanceof Outcome.Seen(Presented shown)
                    ? Optional.of(shown.own().thumbprints().sha256())
                    : Optional.empty();
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
