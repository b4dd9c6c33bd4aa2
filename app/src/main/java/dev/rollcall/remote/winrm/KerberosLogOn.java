package dev.rollcall.remote.winrm;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.LogonAttempt;
import dev.rollcall.remote.LogonGuard;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.winrm.http.Reply;
import dev.rollcall.remote.winrm.http.ServerEndPoint;
import dev.rollcall.remote.winrm.http.WsmanConnection;
import dev.rollcall.remote.winrm.kerberos.KerberosHandshake;
import dev.rollcall.remote.winrm.kerberos.KerberosTickets;
import dev.rollcall.vault.Credential;
import java.util.Base64;
import java.util.Optional;

/** Kerberos in HTTP's scheme of that name: one empty request, whose answer proves who the host is. */
final class KerberosLogOn implements LogOn {
    private static final String SCHEME = "Kerberos";
    private static final String LATE = "No Kerberos server answered in time";

    private final KerberosTickets tickets;
    private final Credential credential;
    private final LogonGuard guard;

    KerberosLogOn(KerberosTickets tickets, Credential credential, LogonGuard guard) {
        this.tickets = tickets;
        this.credential = credential;
        this.guard = guard;
    }

    @Override
    public Protected over(WsmanConnection connection, RemoteTarget target, Deadline deadline)
            throws RemoteException, InterruptedException {
        if (!target.name().matches(".*[A-Za-z].*") || target.name().contains(":")) {
            throw new RemoteException(
                    Problem.CREDENTIAL_UNUSABLE, "Kerberos needs the host's name: it knows no addresses");
        }
        Optional<byte[]> binding = connection.certificate().map(ServerEndPoint::of);
        try (LogonAttempt attempt = guard.begin(credential, target.name(), deadline)) {
            KerberosHandshake handshake;
            byte[] request;
            try {
                // The password may go to a key distribution centre here, which counts it as any host does.
                handshake = Bounded.call(
                        () -> KerberosHandshake.begin(tickets, credential, target.name(), binding), deadline, LATE);
                request = Bounded.call(handshake::request, deadline, LATE);
            } catch (RemoteException e) {
                switch (e.problem()) {
                    case CREDENTIAL_REFUSED -> attempt.refused();
                    case TIMED_OUT -> attempt.unanswered();
                    case NOT_REACHED, REFUSED, UNTRUSTED, CREDENTIAL_UNUSABLE, ACCESS_DENIED, TOO_MUCH_OUTPUT, FAILED ->
                        attempt.unsent();
                }
                throw e;
            }
            String answer = answer(connection, request, attempt, deadline);
            handshake.finish(Tokens.decoded(answer));
            attempt.accepted();
            return binding.isPresent() ? new Protected.ByTls() : new Protected.ByLogOn(handshake.agreed());
        }
    }

    private static String answer(WsmanConnection connection, byte[] request, LogonAttempt attempt, Deadline deadline)
            throws RemoteException, InterruptedException {
        Reply reply = connection.post(
                Optional.of(SCHEME + " " + Base64.getEncoder().encodeToString(request)),
                Soap.CONTENT_TYPE,
                new byte[0],
                deadline);
        if (reply.status() == 401 && !reply.offers(SCHEME)) {
            // Nobody looked at the ticket, and it holds no password.
            attempt.unsent();
            throw Refusals.beforeCredential(reply, SCHEME);
        }
        if (reply.status() != 200) {
            throw Refusals.counted(Refusals.ofTicket(reply), attempt);
        }
        return reply.token(SCHEME)
                .orElseThrow(() -> new RemoteException(Problem.FAILED, "The host did not prove by Kerberos who it is"));
    }
}
