package dev.rollcall.campaign;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fix.DeskFix;
import dev.rollcall.fix.FixReport;
import dev.rollcall.fix.HostFix;
import dev.rollcall.fix.Proof;
import dev.rollcall.fix.Sight;

/**
 * Whether new looks show that it worked.
 *
 * @param before how the host was seen before it was acted on
 */
record Evidence(Turn turn, Sight before, FixReport report) {
    /** @param otherwise how it is seen now: for where nobody wrote down how it was before */
    static Evidence of(Turn turn, Kept kept, Sight otherwise) {
        return new Evidence(turn, kept.before().flatMap(turn.tools()::sight).orElse(otherwise), kept.report());
    }

    /** Another machine that answers there proves nothing. */
    Proven in(Sight after) {
        Proof proof = switch (turn.task().fix()) {
            case HostFix fix ->
                Identity.doubt(turn.host(), after, "")
                        .<Proof>map(Proof.Missing::new)
                        .orElseGet(() -> fix.proof(before, after, report));
            // Nothing on the host has changed: there is nothing to see.
            case DeskFix _ -> new Proof.Verified(report.because());
        };
        return new Proven(proof, after);
    }

    /**
     * Whether a look can tell that it was done, where nobody heard the host say so: not where the host as it was before would pass as
     * well.
     */
    boolean tells() {
        return switch (report.state()) {
            case CHANGED, UNDONE, ALREADY_SO -> true;
            case WOULD_CHANGE, NOT_APPLICABLE, SET_BY_POLICY, REFUSED, WRONG_MACHINE, ACCESS_DENIED, FAILED ->
                in(before).proof() instanceof Proof.Missing;
        };
    }

    /** Looks again and again, until it shows or the time for it is over. */
    Proven await() throws InterruptedException {
        Pace pace = turn.tools().pace();
        Deadline end = turn.proving();
        while (true) {
            boolean last = end.passed();
            Proven proven = in(turn.look());
            if (last || !(proven.proof() instanceof Proof.Missing)) {
                return proven;
            }
            pace.pauseUntil(end);
        }
    }
}
