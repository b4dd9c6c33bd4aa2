package dev.rollcall.campaign;

import dev.rollcall.fix.Change;
import dev.rollcall.fix.LeftOut;
import dev.rollcall.host.HostId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One host of a campaign, as far as it got.
 *
 * @param wave from 1; 0 for one that was left out of the plan
 * @param leftOut why it was left out; empty for all others
 * @param words what happened, or why not, in one sentence
 * @param changes what would change, or did
 */
public record StepRecord(
        Subject subject,
        int wave,
        StepState state,
        Optional<LeftOut> leftOut,
        String words,
        List<Change> changes,
        Trail trail) {
    public StepRecord {
        changes = List.copyOf(changes);
    }

    /** @param name as it was when it was planned: hosts get renamed, and removed */
    public record Subject(HostId host, String name) {}

    /**
     * @param undo whether this can be taken back
     * @param took from its beginning to its end; zero before
     * @param log what was done on the host, in the order in which it was
     * @param hold of a change that has a time; empty for all others, and where none was made
     */
    public record Trail(boolean undo, Duration took, List<String> log, Optional<Hold> hold) {
        public Trail {
            log = List.copyOf(log);
        }

        Trail(boolean undo, Duration took, List<String> log) {
            this(undo, took, log, Optional.empty());
        }
    }
}
