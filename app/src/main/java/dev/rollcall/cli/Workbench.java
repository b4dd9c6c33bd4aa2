package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import dev.rollcall.policy.Policy;
import dev.rollcall.sweep.Rounds;
import dev.rollcall.sweep.Sweeper;
import java.util.Optional;

/** The concrete parts that commands work with. Each is made when a command first asks for it: starting up must stay cheap. */
public interface Workbench {
    /** @param rounds where what is seen is kept */
    Sweeper sweeper(Policy policy, Rounds rounds);

    /** Whether there is a store where {@link #open} would look for it; makes none. */
    boolean hasStore(Optional<String> named);

    /**
     * Opens the store for this process alone.
     *
     * @param named what {@code --store} or the environment says; empty for the platform's usual place
     * @throws InputException where it can't be opened, or another process has it
     */
    OpenStore open(Optional<String> named) throws InputException;
}
