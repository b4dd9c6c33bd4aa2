package dev.rollcall.remote.winrm;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.Leave;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.winrm.http.WsmanConnection;
import dev.rollcall.vault.Credential;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The password itself with every request (RFC 7617): only through TLS, and only where somebody asked for it. */
final class BasicLogOn implements LogOn {
    private final Credential.Password credential;

    BasicLogOn(Credential.Password credential) {
        this.credential = credential;
    }

    @Override
    public Protected over(WsmanConnection connection, RemoteTarget target, Leave leave, Deadline deadline)
            throws RemoteException, InterruptedException {
        if (connection.certificate().isEmpty()) {
            throw new RemoteException(
                    Problem.CREDENTIAL_UNUSABLE, "A password is never sent without TLS; nothing was sent");
        }
        leave.toSend();
        String header = credential.password().withUtf8(password -> {
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.writeBytes((credential.user() + ":").getBytes(StandardCharsets.UTF_8));
            both.writeBytes(password);
            return "Basic " + Base64.getEncoder().encodeToString(both.toByteArray());
        });
        return new Protected.ByTls(Optional.of(header));
    }
}
