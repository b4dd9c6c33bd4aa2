package dev.rollcall.campaign;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fix.DeskFix;
import dev.rollcall.fix.FixReport;
import dev.rollcall.fix.HostFix;
import dev.rollcall.fix.Proof;
import dev.rollcall.fix.Sight;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether new looks show that it worked.
 *
 * @param before how the host was seen before it was acted on
 * @param first for what is taken back: how it was seen before it was done; empty where nobody wrote that down
 */
record Evidence(Turn turn, Sight before, Optional<Sight> first, FixReport report) {
    private static final List<Check> OUTSIDE = List.of(Check.PORT, Check.NLA, Check.CERTIFICATE);

    Proof in(Sight after) {
        return switch (turn.task().fix()) {
            case HostFix fix -> turn.task().reverts() ? takenBack(after) : fix.proof(before, after, report);
            // Nothing on the host has changed: there is nothing to see.
            case DeskFix _ -> new Proof.Verified(report.because());
        };
    }

    /**
     * Whether a look can tell that it was done, where nobody heard the host say so: not where the host as it was before would pass as
     * well.
     */
    boolean tells() {
        return switch (report.state()) {
            case CHANGED, UNDONE, ALREADY_SO -> true;
            case WOULD_CHANGE, NOT_APPLICABLE, SET_BY_POLICY, REFUSED, WRONG_MACHINE, ACCESS_DENIED, FAILED ->
                !(in(before) instanceof Proof.Verified);
        };
    }

    /** Looks again and again, until it shows or the time for it is over. */
    Proof await() throws InterruptedException {
        Timings timings = turn.tools().timings();
        Pace pace = turn.tools().pace();
        Deadline end = pace.deadline(turn.task().restarts() ? timings.restart() : timings.prove());
        while (true) {
            boolean last = end.passed();
            Proof proof = in(turn.look());
            if (proof instanceof Proof.Verified || last) {
                return proof;
            }
            pace.pause(shorter(timings.again(), end.left()));
        }
    }

    /** Whatever worked before the change that was taken back works again; what did not then need not now. */
    private Proof takenBack(Sight after) {
        Sight then = first.orElse(before);
        for (Check check : OUTSIDE) {
            if (works(then.status(check)) && !works(after.status(check))) {
                return new Proof.Missing(check.title() + " was " + then.summary(check) + " before, and is "
                        + after.summary(check) + " now");
            }
        }
        return new Proof.Verified("as it was before: "
                + String.join(
                        ", ",
                        OUTSIDE.stream()
                                .filter(check -> after.status(check) != Status.SKIPPED)
                                .map(check -> check.title() + " " + after.summary(check))
                                .toList()));
    }

    private static boolean works(Status status) {
        return switch (status) {
            case OK, WARN, SKIPPED -> true;
            case UNKNOWN, FAIL -> false;
        };
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
