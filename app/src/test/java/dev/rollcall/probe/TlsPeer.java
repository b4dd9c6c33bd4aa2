package dev.rollcall.probe;

import java.math.BigInteger;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The server side of TLS with a fresh self-signed certificate. */
final class TlsPeer {
    private static final char[] NO_PASSWORD = {};

    private final SSLContext context;

    TlsPeer(int keyBits, String signature, Instant notAfter) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(keyBits);
        KeyPair pair = generator.generateKeyPair();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry(
                "host", pair.getPrivate(), NO_PASSWORD, new X509Certificate[] {certificate(pair, signature, notAfter)});
        KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
        keys.init(store, NO_PASSWORD);
        context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
    }

    private static X509Certificate certificate(KeyPair pair, String signature, Instant notAfter)
            throws OperatorCreationException, GeneralSecurityException {
        X500Name name = new X500Name("CN=rds-1.example.net");
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                new BigInteger(64, new SecureRandom()),
                                Date.from(Instant.parse("2020-01-01T00:00:00Z")),
                                Date.from(notAfter),
                                name,
                                pair.getPublic())
                        .build(new JcaContentSignerBuilder(signature).build(pair.getPrivate())));
    }

    /** Answers the negotiation, does TLS, and says {@code answer} to the first message inside it. */
    ScriptedListener.Script answering(String negotiation, String answer) {
        return socket -> {
            ScriptedListener.readRequest(socket);
            socket.getOutputStream().write(HexFormat.of().parseHex(negotiation));
            SSLSocket tls = accept(socket);
            if (!answer.isEmpty()) {
                tls.getInputStream().read(new byte[512]);
                tls.getOutputStream().write(HexFormat.of().parseHex(answer));
            }
            ScriptedListener.untilGone(tls);
        };
    }

    private SSLSocket accept(Socket socket) throws Exception {
        SSLSocket tls = (SSLSocket) context.getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), false);
        tls.setUseClientMode(false);
        tls.startHandshake();
        return tls;
    }
}
