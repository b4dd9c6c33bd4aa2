package dev.rollcall.sweep;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Round;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at a host from its inside, after it was looked at from outside. Safe for use from any thread. */
@FunctionalInterface
public interface InsideLooks {
    /** For sweeps that don't log on anywhere: the checks that need it were not asked for. */
    static InsideLooks none() {
        return (_, _, _, _, _) -> List.of();
    }

    /**
     * Logs on where that is possible, and gives up at the deadline. Never fails: why something can't be learnt is an outcome.
     *
     * @param outside what was just seen
     * @param before the round before, where one is kept
     */
    List<Look> look(Host host, Round outside, Optional<Round> before, Set<Check> wanted, Deadline deadline)
            throws InterruptedException;

    /** The sweep is over: what was kept open for its hosts can be closed. */
    default void end() {}
}
