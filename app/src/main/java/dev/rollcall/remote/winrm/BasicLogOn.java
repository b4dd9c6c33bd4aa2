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
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The password itself with every request (RFC 7617): only through TLS, and only where somebody asked for it. */
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
        String header = credential.password().withUtf8(password -> {
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.writeBytes((credential.user() + ":").getBytes(StandardCharsets.UTF_8));
            both.writeBytes(password);
            return "Basic " + Base64.getEncoder().encodeToString(both.toByteArray());
        });
        // An empty request, as with the other schemes, so that the host's answer is known before the next host is
        // asked.
        try (LogonAttempt attempt = guard.begin(credential, target.name(), deadline)) {
            Reply reply = connection.post(Optional.of(header), Soap.CONTENT_TYPE, new byte[0], deadline);
            if (reply.status() == 401 && !reply.offers("Basic")) {
                throw Refusals.beforeCredential(reply, "Basic");
            }
            if (reply.status() != 200) {
                throw Refusals.counted(Refusals.afterCredential(reply, false), attempt);
            }
            attempt.accepted();
        }
        return new Protected.ByTls(Optional.of(header));
    }
}
