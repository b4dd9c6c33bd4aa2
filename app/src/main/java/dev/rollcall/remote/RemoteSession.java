package dev.rollcall.remote;

import dev.rollcall.fanout.Deadline;

/** A host that was logged on to. For one thread at a time; an interrupt ends what is running at once. */
public interface RemoteSession extends AutoCloseable {
    TransportKind transport();

    /** What sort of scripts this host runs. */
    default Script.Language language() {
        return Script.Language.POWERSHELL;
    }

    /** Runs a script to its end. Whatever was started on the host for it is cleaned up, however this ends. */
    ScriptResult run(ScriptRun run, Deadline deadline) throws RemoteException, InterruptedException;

    /** Logs off. Never fails, and waits no longer than a moment. */
    @Override
    void close();
}
