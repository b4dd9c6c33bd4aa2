package dev.rollcall.remote.winrm.kerberos;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.vault.Credential;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import javax.security.auth.Subject;
import org.ietf.jgss.ChannelBinding;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;

/** The client's side of one log-on, in the order of its methods; with mutual authentication. For one thread. */
public final class KerberosHandshake {
    /** Kerberos version 5 (RFC 4121 section 1). */
    private static final String MECHANISM = "1.2.840.113554.1.2.2";

    private final Subject subject;
    private final GSSContext context;

    private KerberosHandshake(Subject subject, GSSContext context) {
        this.subject = subject;
        this.context = context;
    }

    /**
     * @param host the full name: a ticket is for {@code HTTP/host}
     * @param channelBindings application data of the TLS channel (RFC 5929), where there is one
     */
    public static KerberosHandshake begin(
            KerberosTickets tickets, Credential credential, String host, Optional<byte[]> channelBindings)
            throws RemoteException, InterruptedException {
        Subject subject = tickets.subject(credential);
        try {
            GSSManager manager = GSSManager.getInstance();
            GSSName service = manager.createName("HTTP@" + host, GSSName.NT_HOSTBASED_SERVICE);
            GSSContext context = manager.createContext(
                    service, new Oid(MECHANISM), (GSSCredential) null, GSSContext.DEFAULT_LIFETIME);
            context.requestMutualAuth(true);
            context.requestInteg(true);
            context.requestConf(true);
            Optional<ChannelBinding> binding = channelBindings.flatMap(TlsChannelBinding::of);
            if (binding.isPresent()) {
                context.setChannelBinding(binding.get());
            }
            return new KerberosHandshake(subject, context);
        } catch (GSSException e) {
            throw KerberosTroubles.of(e);
        }
    }

    /** The one message to the host. */
    public byte[] request() throws RemoteException {
        return step(new byte[0]);
    }

    /** What the host answered: proves that it is the one the ticket is for. */
    public void finish(byte[] answer) throws RemoteException {
        step(answer);
        if (!context.isEstablished() || !context.getMutualAuthState()) {
            throw new RemoteException(Problem.FAILED, "The host did not prove by Kerberos who it is");
        }
    }

    private byte[] step(byte[] token) throws RemoteException {
        try {
            return Subject.callAs(subject, () -> {
                byte[] next = context.initSecContext(token, 0, token.length);
                return next == null ? new byte[0] : next;
            });
        } catch (CompletionException e) {
            throw KerberosTroubles.of(e);
        }
    }

    /** What protects the messages after {@link #finish}. */
    public KerberosSealing agreed() {
        return new KerberosSealing(context);
    }
}
