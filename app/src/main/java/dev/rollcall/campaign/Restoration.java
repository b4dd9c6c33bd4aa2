package dev.rollcall.campaign;

import dev.rollcall.campaign.Inquiry.Answer;
import dev.rollcall.fanout.Deadline;
import dev.rollcall.fix.Change;
import dev.rollcall.fix.FixReport;
import dev.rollcall.fix.HostFix;
import dev.rollcall.fix.Proof;
import dev.rollcall.fix.Sight;
import dev.rollcall.observation.CertificateObservation.Thumbprints;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether what was taken back is back: from outside the host is no worse than before the act, a certificate that was replaced is on the
 * wire again, and the host, asked again what the fix would change, says what it said at first, with the same values.
 *
 * @param before how the host was seen before it was taken back
 */
record Restoration(Turn turn, HostFix fix, Sight before, Earlier earlier) {
    private static final List<Check> OUTSIDE = List.of(Check.PORT, Check.NLA, Check.CERTIFICATE);
    private static final String CERTIFICATE = "certificate";
    private static final int MOST_VALUES = 3;

    /** Looks and asks again and again, until it shows or the time for it is over. */
    Proven await(Deadline deadline) throws InterruptedException {
        Deadline end = turn.proving();
        while (true) {
            boolean last = end.passed();
            Sight after = turn.look();
            Proof proof = Identity.doubt(turn.host(), after, "")
                    .<Proof>map(Proof.Missing::new)
                    .orElseGet(() -> outside(earlier, before, after));
            if (proof instanceof Proof.Verified(String words)) {
                proof = values(after, words, deadline);
            }
            if (last || !(proof instanceof Proof.Missing)) {
                return new Proven(proof, after);
            }
            turn.tools().pace().pauseUntil(end);
        }
    }

    /** Whatever worked before the change that was taken back works again; what did not then need not now. */
    static Proof outside(Earlier earlier, Sight before, Sight after) {
        Sight then = earlier.sight().orElse(before);
        for (Check check : OUTSIDE) {
            if (works(then.status(check)) && !works(after.status(check))) {
                return new Proof.Missing(check.title() + " was " + then.summary(check) + " before, and is "
                        + after.summary(check) + " now");
            }
        }
        Set<Thumbprints> old = earlier.sight().map(Sight::shown).orElse(Set.of());
        boolean replaced =
                earlier.planned().stream().anyMatch(change -> change.what().equals(CERTIFICATE));
        if (replaced && !old.isEmpty() && !old.equals(after.shown())) {
            return new Proof.Missing(
                    after.shown().isEmpty()
                            ? "no certificate is shown, and " + sha1(old) + " was before"
                            : "the certificate shown is " + sha1(after.shown()) + ", and was " + sha1(old) + " before");
        }
        String seen = OUTSIDE.stream()
                .filter(check -> after.status(check) != Status.SKIPPED)
                .map(check -> check.title() + " " + after.summary(check))
                .collect(Collectors.joining(", "));
        return new Proof.Verified(
                "as it was before: " + seen + (replaced && !old.isEmpty() ? ", thumbprint " + sha1(old) : ""));
    }

    private Proof values(Sight after, String seen, Deadline deadline) throws InterruptedException {
        List<Change> planned = earlier.planned().stream()
                .filter(change -> !(change.before().isEmpty() && change.after().isEmpty()))
                .toList();
        if (planned.isEmpty() || !fix.planTells()) {
            return new Proof.Verified(seen + "; that its values are back can't be proved: its plan tells none");
        }
        return switch (new Inquiry(turn, fix).ask(after, turn.step().machine(), deadline)) {
            case Answer.None(String why) -> unasked(seen, why);
            case Answer.Said(FixReport report) ->
                switch (report.state()) {
                    case WOULD_CHANGE, ALREADY_SO -> compared(seen, planned, report);
                    case NOT_APPLICABLE, SET_BY_POLICY, REFUSED, FAILED, ACCESS_DENIED, CHANGED, UNDONE ->
                        unasked(seen, report.because());
                    case WRONG_MACHINE -> new Proof.Missing("another machine answers now: " + report.because());
                };
        };
    }

    private static Proof unasked(String seen, String why) {
        return new Proof.Verified(
                seen + "; that its values are back can't be proved, for the host could not be asked: " + why);
    }

    private Proof compared(String seen, List<Change> planned, FixReport report) {
        boolean changes = report.state() == FixReport.State.WOULD_CHANGE;
        for (Change first : planned) {
            List<Change> again = report.changes().stream()
                    .filter(_ -> changes)
                    .filter(change -> change.what().equals(first.what()))
                    .toList();
            if (again.isEmpty()) {
                return new Proof.Missing(first.what() + " was " + value(first)
                        + " before, and the host says that it is " + "still as the fix made it"
                        + (report.because().isEmpty() ? "" : ": " + report.because()));
            }
            if (again.stream().noneMatch(change -> fix.asBefore(first, change))) {
                return new Proof.Missing(
                        first.what() + " was " + value(first) + " before, and is " + value(again.getFirst()) + " now");
            }
        }
        String values = planned.stream()
                .limit(MOST_VALUES)
                .map(change -> change.what() + " " + value(change))
                .collect(Collectors.joining(", "));
        Optional<String> more = Optional.of(" and " + (planned.size() - MOST_VALUES) + " more")
                .filter(_ -> planned.size() > MOST_VALUES);
        return new Proof.Verified(
                seen + "; the host, asked again, says what it said at first: " + values + more.orElse(""));
    }

    private static String value(Change change) {
        return change.before().isEmpty() ? "none" : change.before();
    }

    private static String sha1(Set<Thumbprints> shown) {
        return shown.stream().map(Thumbprints::sha1).sorted().collect(Collectors.joining(", "));
    }

    private static boolean works(Status status) {
        return switch (status) {
            case OK, WARN, SKIPPED -> true;
            case UNKNOWN, FAIL -> false;
        };
    }
}
