package dev.rollcall.remote;

import dev.rollcall.fanout.Deadline;
import java.util.Optional;

/** A host that was logged on to. For one thread at a time; an interrupt ends what is running at once. */
public interface RemoteSession extends AutoCloseable {
    TransportKind transport();

    /** What sort of scripts this host runs. */
    default Script.Language language() {
        return Script.Language.POWERSHELL;
    }

    /** Runs a script to its end. Whatever was started on the host for it is cleaned up, however this ends. */
    ScriptResult run(ScriptRun run, Deadline deadline) throws RemoteException, InterruptedException;

    /** How to go on from there to hosts behind it; empty where this transport leads nowhere else. */
    default Optional<Onward> onward() {
        return Optional.empty();
    }

    /**
     * Runs the least command there is, for who wants nothing else: not every account that is let in may run commands. Does nothing
     * where to be let in says so already.
     */
    void tryOut(Deadline deadline) throws RemoteException, InterruptedException;

    /** Logs off. Never fails, and waits no longer than a moment. */
    @Override
    void close();
}
