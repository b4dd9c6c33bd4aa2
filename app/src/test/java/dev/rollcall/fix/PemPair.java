package dev.rollcall.fix;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A fresh key and a certificate for it. */
record PemPair(KeyPair keys, X509Certificate certificate) {
    static PemPair selfSigned(String name, int days) throws Exception {
        KeyPair keys = fresh();
        return new PemPair(keys, signed(name, keys, name, keys, days, false));
    }

    static PemPair authority(String name, int days) throws Exception {
        KeyPair keys = fresh();
        return new PemPair(keys, signed(name, keys, name, keys, days, true));
    }

    PemPair issues(String name, boolean authority) throws Exception {
        KeyPair own = fresh();
        String issuer = certificate.getSubjectX500Principal().getName().replace("CN=", "");
        return new PemPair(own, signed(name, own, issuer, keys, 30, authority));
    }

    private static KeyPair fresh() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static X509Certificate signed(
            String name, KeyPair own, String issuer, KeyPair by, int days, boolean authority) throws Exception {
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Name("CN=" + issuer),
                new BigInteger(64, new SecureRandom()),
                Date.from(now.minus(Duration.ofDays(10))),
                Date.from(now.plus(Duration.ofDays(days))),
                new X500Name("CN=" + name),
                own.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, name.replace(' ', '-'))));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(by.getPrivate())));
    }

    /** Written to a folder; what to say of it. */
    Map<String, String> in(Path folder) throws Exception {
        Path certificateFile = Files.writeString(folder.resolve("certificate.pem"), pem());
        Path keyFile = Files.writeString(folder.resolve("key.pem"), key());
        return Map.of("certificate", certificateFile.toString(), "key", keyFile.toString());
    }

    String pem() throws Exception {
        return block("CERTIFICATE", certificate.getEncoded());
    }

    String key() {
        return block("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    String secretLine() {
        return key().lines().skip(3).findFirst().orElseThrow();
    }

    String sha1() {
        return IssuingRoot.digest("SHA-1", certificate);
    }

    private static String block(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + what
                + "-----\n";
    }
}
