package dev.rollcall.remote.winrm.http;

import dev.rollcall.remote.HostIdentity;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.Trust;
import dev.rollcall.remote.TrustVerdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** Puts TLS over a connected socket, and asks whether the host is trusted before anything else is sent: what is approved
 * for it decides; where nothing is, an authority may vouch for it. */
final class TlsSocket {
    private final Trust trust;
    private final Authorities authorities;

    TlsSocket(Trust trust, Authorities authorities) {
        this.trust = trust;
        this.authorities = authorities;
    }

    SSLSocket over(Socket socket, RemoteTarget target) throws IOException, RemoteException {
        int port = target.address().getPort();
        Witness witness = new Witness(authorities);
        SSLSocket secured =
                (SSLSocket) context(witness).getSocketFactory().createSocket(socket, target.name(), port, true);
        SSLParameters parameters = secured.getSSLParameters();
        if (isName(target.name())) {
            parameters.setServerNames(List.of(new SNIHostName(target.name())));
        }
        // For the witness, which objects and lets the handshake end.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        judge(target, certificate(secured), witness.objection());
        return secured;
    }

    /** One for each connection: sessions are not to be resumed, as that shows no chain. */
    private static SSLContext context(Witness witness) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {witness}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    static X509Certificate certificate(SSLSocket secured) throws IOException {
        return (X509Certificate) secured.getSession().getPeerCertificates()[0];
    }

    private void judge(RemoteTarget target, X509Certificate certificate, Optional<String> objection)
            throws RemoteException {
        HostIdentity shown;
        try {
            shown = new HostIdentity(
                    HostIdentity.Kind.CERTIFICATE,
                    certificate.getPublicKey().getAlgorithm(),
                    Base64.getEncoder().encodeToString(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new RemoteException(Problem.FAILED, "The host's certificate can't be read", e);
        }
        int port = target.address().getPort();
        TrustVerdict verdict;
        try {
            verdict = objection.isEmpty()
                    ? trust.judgeVouched(target.name(), port, shown)
                    : trust.judge(target.name(), port, shown);
        } catch (UncheckedIOException e) {
            // What is approved can't be read: nothing is trusted then.
            throw new RemoteException(Problem.FAILED, String.valueOf(e.getMessage()), e);
        }
        switch (verdict) {
            case TrustVerdict.Trusted() -> {
                // Go on.
            }
            case TrustVerdict.NotApproved() ->
                throw new RemoteException(
                        Problem.UNTRUSTED,
                        "The host's certificate is not approved, and " + objection.orElse("nobody vouches for it")
                                + "; its SHA-256 fingerprint is " + shown.fingerprint());
            case TrustVerdict.Changed(String approved) ->
                throw new RemoteException(
                        Problem.UNTRUSTED,
                        "The host's certificate has changed: its SHA-256 fingerprint is " + shown.fingerprint()
                                + ", approved was " + approved);
        }
    }

    /** TLS names no addresses (RFC 6066 section 3), and Java refuses names that DNS could not have. */
    private static boolean isName(String name) {
        return name.matches("(?=.*[A-Za-z])[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");
    }
}
