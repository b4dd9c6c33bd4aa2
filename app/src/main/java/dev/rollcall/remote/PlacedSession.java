package dev.rollcall.remote;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fanout.Permit;
import java.util.Optional;

/** A session behind a jump host, which takes a place among others of its sort until it is closed. */
record PlacedSession(RemoteSession session, Permit place, Passage passage) implements RemoteSession {
    /** What it goes through. */
    record Passage(SharedJump jump, Onward onward, String name) {
        /** Of the jump host where that is what failed. */
        RemoteException why(RemoteException failed) throws InterruptedException {
            return jump.fault(onward, failed.problem())
                    .map(fault ->
                            new RemoteException(fault.problem(), "through " + name + ": " + fault.getMessage(), failed))
                    .orElse(failed);
        }
    }

    @Override
    public TransportKind transport() {
        return session.transport();
    }

    @Override
    public Script.Language language() {
        return session.language();
    }

    @Override
    public ScriptResult run(ScriptRun run, Deadline deadline) throws RemoteException, InterruptedException {
        try {
            return session.run(run, deadline);
        } catch (RemoteException failed) {
            throw passage.why(failed);
        }
    }

    @Override
    public Optional<Onward> onward() {
        return session.onward();
    }

    @Override
    public void tryOut(Deadline deadline) throws RemoteException, InterruptedException {
        try {
            session.tryOut(deadline);
        } catch (RemoteException failed) {
            throw passage.why(failed);
        }
    }

    @Override
    public void close() {
        try (place) {
            session.close();
        }
    }
}
