package dev.rollcall.remote.ssh;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.LogonAttempt;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.VaultLockedException;
import java.io.IOException;
import java.util.List;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.Service;
import net.schmizz.sshj.userauth.UserAuth;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthNone;

/** Proves to a host who one is (RFC 4252): first asks what it takes, then tries what there is, until something was given away. */
final class Logon {
    private final SSHClient client;
    private final Credential credential;
    private final Deadline deadline;

    Logon(SSHClient client, Credential credential, Deadline deadline) {
        this.client = client;
        this.credential = credential;
        this.deadline = deadline;
    }

    /** Asked right before anything of the credential is sent. */
    interface Leave {
        LogonAttempt begin() throws RemoteException, InterruptedException;
    }

    /** @return whether the host was given the credential itself, or a signature by it; some let anybody in */
    boolean by(List<Proof> proofs, Leave leave) throws RemoteException, InterruptedException {
        try {
            if (accepted(new AuthNone())) {
                return false;
            }
        } catch (IOException failure) {
            throw Faults.of(failure, "while logging on", deadline);
        }
        if (proofs.stream().noneMatch(this::isTaken)) {
            throw refused(false);
        }
        try (LogonAttempt attempt = leave.begin()) {
            return prove(proofs, attempt);
        }
    }

    private boolean prove(List<Proof> proofs, LogonAttempt attempt) throws RemoteException {
        boolean sent = false;
        try {
            for (Proof proof : proofs) {
                if (!isTaken(proof)) {
                    continue;
                }
                boolean accepted;
                try {
                    accepted = accepted(proof.method());
                } finally {
                    sent = proof.sent();
                }
                if (accepted) {
                    if (sent) {
                        attempt.accepted();
                    } else {
                        attempt.unsent();
                    }
                    return sent;
                }
                if (sent) {
                    break;
                }
            }
            RemoteException refusal = refused(true);
            attempt.failed(refusal.problem());
            throw refusal;
        } catch (IOException | VaultLockedException failure) {
            RemoteException problem = brokenOff(failure, sent);
            if (sent) {
                attempt.failed(problem.problem());
            } else {
                attempt.unsent();
            }
            throw problem;
        }
    }

    private RemoteException brokenOff(Exception failure, boolean sent) {
        if (!sent || deadline.passed() || Thread.currentThread().isInterrupted()) {
            return Faults.of(failure, "while logging on", deadline);
        }
        String said = HostText.of(String.valueOf(failure.getMessage()));
        return new RemoteException(
                Problem.CREDENTIAL_REFUSED,
                said.startsWith("Password change request")
                        ? "the password of " + HostText.of(credential.user()) + " must be changed first"
                        : "ended the connection when given " + what() + ": " + said,
                failure);
    }

    private boolean isTaken(Proof proof) {
        return client.getUserAuth().getAllowedMethods().contains(proof.method().getName());
    }

    private boolean accepted(AuthMethod method) throws IOException {
        method.setLoggerFactory(client.getTransport().getConfig().getLoggerFactory());
        return client.getUserAuth()
                .authenticate(credential.user(), (Service) client.getConnection(), method, deadline.leftMillis());
    }

    private RemoteException refused(boolean tried) {
        UserAuth auth = client.getUserAuth();
        String methods = HostText.of(String.join(", ", auth.getAllowedMethods()));
        if (auth.hadPartialSuccess()) {
            return new RemoteException(
                    Problem.ACCESS_DENIED, "took " + what() + ", but wants another proof as well: " + methods);
        }
        return tried
                ? new RemoteException(Problem.CREDENTIAL_REFUSED, "did not take " + what())
                : new RemoteException(Problem.CREDENTIAL_UNUSABLE, "does not take " + kind() + "s, only: " + methods);
    }

    private String what() {
        return "the " + kind() + " of " + HostText.of(credential.user());
    }

    private String kind() {
        return credential instanceof Credential.Password ? "password" : "key";
    }
}
