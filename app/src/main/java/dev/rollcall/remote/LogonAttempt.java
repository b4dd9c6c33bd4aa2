package dev.rollcall.remote;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Leave to send a credential to a host once. Its holder says how it ended, then closes it; closed without a word it does not count:
 * the credential was never sent, or nobody can say. Only the first word counts. Safe for use from any thread.
 */
public final class LogonAttempt implements AutoCloseable {
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Runnable accepted;
    private final Runnable refused;
    private final Runnable done;

    LogonAttempt(Runnable accepted, Runnable refused, Runnable done) {
        this.accepted = accepted;
        this.refused = refused;
        this.done = done;
    }

    /** The host took it. */
    public void accepted() {
        if (!ended.getAndSet(true)) {
            accepted.run();
            done.run();
        }
    }

    /** The host did not take it. */
    public void refused() {
        if (!ended.getAndSet(true)) {
            refused.run();
            done.run();
        }
    }

    @Override
    public void close() {
        if (!ended.getAndSet(true)) {
            done.run();
        }
    }
}
