package dev.rollcall.remote;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Leave to send a credential to a host once. Its holder says how it ended, then closes it; closed without a word it was sent, and
 * the host never said what it thinks of it. Only the first word counts. Safe for use from any thread.
 */
public final class LogonAttempt implements AutoCloseable {
    enum Verdict {
        ACCEPTED,
        REFUSED,
        UNSENT,
        UNANSWERED
    }

    private final AtomicBoolean ended = new AtomicBoolean();
    private final Consumer<Verdict> end;

    LogonAttempt(Consumer<Verdict> end) {
        this.end = end;
    }

    /** The host took it. */
    public void accepted() {
        end(Verdict.ACCEPTED);
    }

    /** The host did not take it. */
    public void refused() {
        end(Verdict.REFUSED);
    }

    /** It never left the program: this does not count. */
    public void unsent() {
        end(Verdict.UNSENT);
    }

    /** What a problem says of a credential that was sent. */
    public void failed(RemoteException.Problem problem) {
        switch (problem) {
            case CREDENTIAL_REFUSED -> refused();
            // The account is good, only it may not do this here.
            case ACCESS_DENIED -> accepted();
            case CREDENTIAL_UNUSABLE -> unsent();
            case NOT_REACHED, REFUSED, UNTRUSTED, TIMED_OUT, TOO_MUCH_OUTPUT, FAILED -> unanswered();
        }
    }

    /** It was sent, and the host never said what it thinks of it. */
    public void unanswered() {
        end(Verdict.UNANSWERED);
    }

    @Override
    public void close() {
        unanswered();
    }

    private void end(Verdict verdict) {
        if (!ended.getAndSet(true)) {
            end.accept(verdict);
        }
    }
}
