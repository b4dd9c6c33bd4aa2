package dev.rollcall.remote;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fanout.Permit;
import java.util.Optional;

/** A session that takes a place among others of its sort until it is closed. */
record PlacedSession(RemoteSession session, Permit place) implements RemoteSession {
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
        return session.run(run, deadline);
    }

    @Override
    public Optional<Onward> onward() {
        return session.onward();
    }

    @Override
    public void tryOut(Deadline deadline) throws RemoteException, InterruptedException {
        session.tryOut(deadline);
    }

    @Override
    public void close() {
        try (place) {
            session.close();
        }
    }
}
