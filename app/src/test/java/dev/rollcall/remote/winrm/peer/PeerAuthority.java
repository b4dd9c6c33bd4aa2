package dev.rollcall.remote.winrm.peer;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of the tests' own. */
public final class PeerAuthority {
    private static final X500Principal NAME = new X500Principal("CN=Test Authority");

    private final KeyPair pair = newPair();
    private final X509Certificate certificate;

    public PeerAuthority() throws Exception {
        Instant now = Instant.now();
        certificate = signed(builder(NAME, pair, now.minus(Duration.ofDays(30)), now.plus(Duration.ofDays(30)))
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(true)));
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** @param end of its validity, which begins ten days ago */
    public PeerTls issue(String host, Instant end) throws Exception {
        KeyPair own = newPair();
        GeneralNames names = new GeneralNames(new GeneralName(GeneralName.dNSName, host));
        X509Certificate issued = signed(
                builder(new X500Principal("CN=" + host), own, Instant.now().minus(Duration.ofDays(10)), end)
                        .addExtension(Extension.subjectAlternativeName, false, names));
        return PeerTls.of(own, issued, certificate);
    }

    private static KeyPair newPair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder builder(X500Principal subject, KeyPair own, Instant from, Instant to) {
        return new JcaX509v3CertificateBuilder(
                NAME,
                BigInteger.valueOf(from.toEpochMilli()),
                Date.from(from),
                Date.from(to),
                subject,
                own.getPublic());
    }

    private X509Certificate signed(X509v3CertificateBuilder builder) throws Exception {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    }
}
