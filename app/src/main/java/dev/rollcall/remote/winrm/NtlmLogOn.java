package dev.rollcall.remote.winrm;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.LogonAttempt;
import dev.rollcall.remote.LogonGuard;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.winrm.http.Reply;
import dev.rollcall.remote.winrm.http.ServerEndPoint;
import dev.rollcall.remote.winrm.http.WsmanConnection;
import dev.rollcall.remote.winrm.ntlm.NtlmAccount;
import dev.rollcall.remote.winrm.ntlm.NtlmHandshake;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.VaultLockedException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** NTLM in HTTP's Negotiate scheme (RFC 4559), bare as Windows takes it, with two empty requests. */
final class NtlmLogOn implements LogOn {
    private static final String SCHEME = "Negotiate";
    private static final int OK = 200;

    private final Credential.Password credential;
    private final LogonGuard guard;
    private final SecureRandom random = new SecureRandom();

    NtlmLogOn(Credential.Password credential, LogonGuard guard) {
        this.credential = credential;
        this.guard = guard;
    }

    @Override
    public Protected over(WsmanConnection connection, RemoteTarget target, Deadline deadline)
            throws RemoteException, InterruptedException {
        Optional<byte[]> binding = connection.certificate().map(ServerEndPoint::of);
        boolean sealing = binding.isEmpty();
        NtlmHandshake handshake = new NtlmHandshake(
                NtlmAccount.of(credential.user()), "HTTP/" + target.name(), binding, sealing, this::randomBytes);
        Reply challenged = send(connection, handshake.negotiate(), deadline);
        Optional<String> challenge = challenged.token(SCHEME);
        if (challenged.status() != 401 || challenge.isEmpty()) {
            throw Refusals.beforeCredential(challenged, SCHEME);
        }
        byte[] answer;
        try {
            answer = handshake.authenticate(Tokens.decoded(challenge.get()), credential.password());
        } catch (VaultLockedException locked) {
            throw RemoteException.of(locked);
        }
        try (LogonAttempt attempt = guard.begin(credential, target.name(), deadline)) {
            Reply accepted = send(connection, answer, deadline);
            if (accepted.status() != OK) {
                throw Refusals.counted(Refusals.afterCredential(accepted, binding.isPresent()), attempt);
            }
            attempt.accepted();
        }
        return sealing ? new Protected.ByLogOn(handshake.agreed()) : new Protected.ByTls();
    }

    private static Reply send(WsmanConnection connection, byte[] token, Deadline deadline)
            throws RemoteException, InterruptedException {
        return connection.post(
                Optional.of(SCHEME + " " + Base64.getEncoder().encodeToString(token)),
                Soap.CONTENT_TYPE,
                new byte[0],
                deadline);
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
