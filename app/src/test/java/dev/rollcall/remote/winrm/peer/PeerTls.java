package dev.rollcall.remote.winrm.peer;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A host's certificate, and what serves it. */
public final class PeerTls {
    private static final char[] NO_PASSWORD = {};

    private final SSLContext context;
    private final X509Certificate certificate;

    private PeerTls(SSLContext context, X509Certificate certificate) {
        this.context = context;
        this.certificate = certificate;
    }

    /** @param signature such as {@code SHA256withECDSA} */
    public static PeerTls selfSigned(String signature) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(signature.contains("RSA") ? "RSA" : "EC");
        generator.initialize(generator.getAlgorithm().equals("RSA") ? 2048 : 256);
        KeyPair pair = generator.generateKeyPair();
        X500Principal name = new X500Principal("CN=peer");
        Instant now = Instant.now();
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.ONE,
                                Date.from(now.minus(Duration.ofDays(1))),
                                Date.from(now.plus(Duration.ofDays(1))),
                                name,
                                pair.getPublic())
                        .build(new JcaContentSignerBuilder(signature)
                                .setProvider(new BouncyCastleProvider())
                                .build(pair.getPrivate())));
        return of(pair, certificate);
    }

    /** @param chain what is shown, the host's own first */
    static PeerTls of(KeyPair pair, X509Certificate... chain) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry("peer", pair.getPrivate(), NO_PASSWORD, chain);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return new PeerTls(context, chain[0]);
    }

    SSLContext context() {
        return context;
    }

    public X509Certificate certificate() {
        return certificate;
    }
}
