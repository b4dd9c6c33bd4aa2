package dev.rollcall.fix;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;

/** A fix that is made on the computer in front of the person, for a host: nothing on the host changes. */
public non-sealed interface DeskFix extends Fix {
    /** Whether it is only ever made for one host at a time, such as what opens a window. */
    default boolean forOneHost() {
        return false;
    }

    /**
     * What it would do, or does.
     *
     * @param action {@link Action#PLAN} or {@link Action#APPLY}
     * @throws InputException where this computer lacks something, in one line that says what to do
     */
    FixReport run(Host host, Sight sight, FixSettings settings, Action action, Deadline deadline)
            throws InputException, InterruptedException;
}
