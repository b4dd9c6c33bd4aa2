package dev.rollcall.probe.rdp;

import dev.rollcall.observation.CertificateObservation.Certificate;
import dev.rollcall.observation.NlaObservation.CredSsp;
import dev.rollcall.observation.NlaObservation.Handshake;
import dev.rollcall.probe.tcp.Connection;
import dev.rollcall.probe.tcp.ConnectionFault;
import dev.rollcall.probe.tcp.Transcript;
import dev.rollcall.probe.tls.TlsChannel;
import dev.rollcall.probe.tls.TlsFailure;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/** TLS on a call, the certificates it shows, and CredSSP inside it. */
final class Securing {
    private final Caller caller;
    private final Connection connection;
    private final Transcript transcript;

    Securing(Caller caller, Connection connection, Transcript transcript) {
        this.caller = caller;
        this.connection = connection;
        this.transcript = transcript;
    }

    Secured run(boolean credSsp) throws ConnectionFault, InterruptedException {
        transcript.beginPhase();
        try (TlsChannel tls = new TlsChannel(caller.tools().engines(), caller.serverName(), connection)) {
            SSLSession session;
            try {
                session = tls.handshake();
            } catch (SSLException failure) {
                return broken(TlsFailure.words(failure), false);
            } catch (ConnectionFault fault) {
                if (fault.ours()) {
                    throw fault;
                }
                return broken(fault.words(), fault.timedOut());
            }
            transcript.endPhase("tls");
            Handshake.Completed handshake = completed(session);
            List<Certificate> chain = List.of();
            String unreadable = "";
            try {
                chain = caller.tools().certificates().read(session.getPeerCertificates());
            } catch (SSLException | GeneralSecurityException failure) {
                unreadable = "certificate can't be parsed";
            }
            transcript.note("TLS: " + handshake.protocol() + ", " + handshake.cipher() + ", " + chain.size()
                    + " certificate(s) " + unreadable);
            return new Secured(handshake, credSsp(credSsp, tls), chain, unreadable);
        }
    }

    private CredSsp credSsp(boolean wanted, TlsChannel tls) throws ConnectionFault, InterruptedException {
        if (!wanted) {
            return new CredSsp.NotTried();
        }
        transcript.beginPhase();
        CredSsp result = new CredSspExchange(tls, caller.clock(), transcript).run();
        transcript.endPhase("credssp");
        return result;
    }

    private Secured broken(String reason, boolean timedOut) {
        transcript.endPhase("tls");
        transcript.note("TLS: " + reason);
        return Secured.broken(reason, timedOut);
    }

    private static Handshake.Completed completed(SSLSession session) {
        String cipher = session.getCipherSuite();
        return new Handshake.Completed(
                session.getProtocol(), cipher.startsWith("SSL_") ? "TLS_" + cipher.substring(4) : cipher);
    }
}
