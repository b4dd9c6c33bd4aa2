package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import dev.rollcall.policy.Policy;
import dev.rollcall.sweep.InsideLooks;
import dev.rollcall.sweep.Rounds;
import dev.rollcall.sweep.Sweeper;
import java.util.Optional;

/** The concrete parts that commands work with. Each is made when a command first asks for it: starting up must stay cheap. */
public interface Workbench {
    /**
     * @param rounds where what is seen is kept
     * @param inside {@link InsideLooks#none()} for sweeps that log on nowhere
     */
    Sweeper sweeper(Policy policy, Rounds rounds, InsideLooks inside);

    /**
     * Looks inside hosts, which log on as planned.
     *
     * @param named as for {@link #open}: what is approved of hosts is kept beside the store
     * @throws InputException where the file of known hosts can't be read
     */
    InsideLooks insideLooks(LogonPlan plan, Optional<String> named) throws InputException;

    /** Whether there is a store where {@link #open} would look for it; makes none. */
    boolean hasStore(Optional<String> named);

    /**
     * Opens the store for this process alone.
     *
     * @param named what {@code --store} or the environment says; empty for the platform's usual place
     * @throws InputException where it can't be opened, or another process has it
     */
    OpenStore open(Optional<String> named) throws InputException;

    /**
     * Whether another process has the store and is asked, from now on, to stop a campaign that it runs.
     *
     * @param by who wants it
     * @param named as for {@link #open}
     */
    boolean askedToStop(long campaign, String by, Optional<String> named) throws InputException;

    /**
     * The vault beside a store, and what goes with it. Neither is opened: a vault can be used while another process has the store.
     *
     * @param named as for {@link #open}
     * @throws InputException where no folder is meant
     */
    CredentialParts credentialParts(Optional<String> named) throws InputException;

    /**
     * Waits a moment for what is still being cleaned up on hosts. A command does so before it locks its vault, which cleaning up
     * may need, and before it lets go of Ctrl C, after which the process ends at once.
     */
    void settle();
}
