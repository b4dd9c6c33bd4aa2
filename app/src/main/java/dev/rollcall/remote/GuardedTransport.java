package dev.rollcall.remote;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.vault.Credential;
import java.util.Optional;

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
    public RemoteSession open(RemoteTarget target, Credential credential, Leave leave, Deadline deadline)
            throws RemoteException, InterruptedException {
        // A credential that is stopped anyway is not worth a connection.
        guard.check(credential);
        try (Asked asked = new Asked(credential, target, leave, deadline)) {
            RemoteSession session;
            try {
                session = transport.open(target, credential, asked, deadline);
            } catch (RemoteException e) {
                switch (e.problem()) {
                    case CREDENTIAL_REFUSED -> asked.attempt.ifPresent(LogonAttempt::refused);
                    // The account is good, only it may not do this here.
                    case ACCESS_DENIED -> asked.attempt.ifPresent(LogonAttempt::accepted);
                    case NOT_REACHED, REFUSED, UNTRUSTED, CREDENTIAL_UNUSABLE, TIMED_OUT, TOO_MUCH_OUTPUT, FAILED -> {}
                }
                throw e;
            }
            asked.attempt.ifPresent(LogonAttempt::accepted);
            return session;
        }
    }

    /** The guard is asked when the credential is about to be sent, and told how that ended. */
    private final class Asked implements Leave, AutoCloseable {
        private final Credential credential;
        private final RemoteTarget target;
        private final Leave leave;
        private final Deadline deadline;
        private Optional<LogonAttempt> attempt = Optional.empty();

        Asked(Credential credential, RemoteTarget target, Leave leave, Deadline deadline) {
            this.credential = credential;
            this.target = target;
            this.leave = leave;
            this.deadline = deadline;
        }

        @Override
        public void toSend() throws RemoteException, InterruptedException {
            leave.toSend();
            if (attempt.isEmpty()) {
                attempt = Optional.of(guard.begin(credential, target.name(), deadline));
            }
        }

        @Override
        public void close() {
            attempt.ifPresent(LogonAttempt::close);
        }
    }
}
