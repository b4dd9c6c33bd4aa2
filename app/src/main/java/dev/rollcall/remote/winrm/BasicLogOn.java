package dev.rollcall.remote.winrm;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.LogonAttempt;
import dev.rollcall.remote.LogonGuard;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.winrm.http.Reply;
import dev.rollcall.remote.winrm.http.WsmanConnection;
import dev.rollcall.vault.Credential;
import java.util.Optional;

/** The password itself with every request (RFC 7617): only through TLS, only where somebody asked for it, and only to hosts that offer it. */
final class BasicLogOn implements LogOn {
    private final Credential.Password credential;
    private final LogonGuard guard;

    BasicLogOn(Credential.Password credential, LogonGuard guard) {
        this.credential = credential;
        this.guard = guard;
    }

    @Override
    public Protected over(WsmanConnection connection, RemoteTarget target, Deadline deadline)
            throws RemoteException, InterruptedException {
        if (connection.certificate().isEmpty()) {
            throw new RemoteException(
                    Problem.CREDENTIAL_UNUSABLE, "A password is never sent without TLS; nothing was sent");
        }
        Reply asked = connection.post(Optional.empty(), Soap.CONTENT_TYPE, new byte[0], deadline);
        if (asked.status() != 401 || !asked.offers("Basic")) {
            throw Refusals.beforeCredential(asked, "Basic");
        }
        BasicHeader header = new BasicHeader(credential);
        String made = header.made();
        // An empty request, as with the other schemes, so that the host's answer is known before the next host is
        // asked.
        try (LogonAttempt attempt = guard.begin(credential, target.name(), deadline)) {
            Reply reply = connection.post(Optional.of(made), Soap.CONTENT_TYPE, new byte[0], deadline);
            if (reply.status() != 200) {
                throw Refusals.counted(Refusals.afterCredential(reply, false), attempt);
            }
            attempt.accepted();
        }
        return new Protected.ByTlsWithPassword(header);
    }
}
