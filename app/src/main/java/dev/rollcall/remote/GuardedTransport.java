package dev.rollcall.remote;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.vault.Credential;

/** A transport that asks the lock-out guard first. All transports of a run share one guard. */
public final class GuardedTransport implements Transport {
    private final Transport transport;
    private final LogonGuard guard;

    public GuardedTransport(Transport transport, LogonGuard guard) {
        this.transport = transport;
        this.guard = guard;
    }

    @Override
    public TransportKind kind() {
        return transport.kind();
    }

    @Override
    public boolean takes(Credential credential) {
        return transport.takes(credential);
    }

    @Override
    public boolean knocksItself() {
        return transport.knocksItself();
    }

    @Override
    public RemoteSession open(RemoteTarget target, Credential credential, Deadline deadline)
            throws RemoteException, InterruptedException {
        try (LogonAttempt attempt = guard.begin(credential, target.name(), deadline)) {
            RemoteSession session;
            try {
                session = transport.open(target, credential, deadline);
            } catch (RemoteException e) {
                switch (e.problem()) {
                    case CREDENTIAL_REFUSED -> attempt.refused();
                    // The account is good, only it may not do this here.
                    case ACCESS_DENIED -> attempt.accepted();
                    case NOT_REACHED, REFUSED, UNTRUSTED, CREDENTIAL_UNUSABLE, TIMED_OUT, TOO_MUCH_OUTPUT, FAILED -> {}
                }
                throw e;
            }
            attempt.accepted();
            return session;
        }
    }
}
