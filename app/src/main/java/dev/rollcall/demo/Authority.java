package dev.rollcall.demo;

import dev.rollcall.demo.FleetList.Member;
import dev.rollcall.demo.Persona.Paper;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues the simulated fleet's certificates, in memory. Hosts share two keys: making one for each would take seconds. */
final class Authority {
    private static final X500Name NAME = new X500Name("CN=Demo Issuing CA,O=Demo Fleet");

    private final SecureRandom random = new SecureRandom();
    private final KeyPair issuing;
    private final KeyPair usual;
    private final KeyPair weak;
    private final X509Certificate certificate;
    private final Instant now;

    Authority(Instant now) throws GeneralSecurityException {
        this.now = now;
        issuing = key(2048);
        usual = key(2048);
        weak = key(1024);
        certificate = sign(
                NAME,
                NAME,
                issuing,
                issuing,
                new Validity(-400, 3000),
                builder -> builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0)));
    }

    private static KeyPair key(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    /** What a host needs to shake hands. */
    SSLContext contextOf(Member member) throws GeneralSecurityException {
        return contextOf(List.of(member.name()), member.persona().paper());
    }

    /** The same for one with several names. */
    SSLContext contextOf(List<String> names, Paper paper) throws GeneralSecurityException {
        KeyPair own = paper == Paper.WEAK_KEY ? weak : usual;
        Certificate[] chain = paper == Paper.SELF_SIGNED
                ? new Certificate[] {selfSigned(names.getFirst(), own)}
                : new Certificate[] {issued(names, paper, own), certificate};
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("host", own.getPrivate(), new char[0], chain);
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), new TrustManager[0], random);
            return context;
        } catch (IOException failed) {
            throw new GeneralSecurityException(failed);
        }
    }

    /** Its own certificate, for whoever is to trust what it issues. */
    X509Certificate certificate() {
        return certificate;
    }

    /** As Windows makes its own: the name as common name, no alternative name. */
    private X509Certificate selfSigned(String called, KeyPair own) throws GeneralSecurityException {
        X500Name name = new X500Name("CN=" + called);
        return sign(name, name, own, own, Validity.of(Paper.SELF_SIGNED), Authority::forServer);
    }

    private X509Certificate issued(List<String> all, Paper paper, KeyPair own) throws GeneralSecurityException {
        List<String> made =
                all.stream().map(name -> paper == Paper.WRONG_NAME ? "old-" + name : name).toList();
        String name = made.getFirst();
        GeneralNames names = new GeneralNames(made.stream()
                .map(each -> new GeneralName(GeneralName.dNSName, each))
                .toArray(GeneralName[]::new));
        return sign(new X500Name("CN=" + name), NAME, own, issuing, Validity.of(paper), builder -> {
            forServer(builder);
            builder.addExtension(Extension.subjectAlternativeName, false, names);
        });
    }

    private static void forServer(JcaX509v3CertificateBuilder builder) throws IOException {
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    }

    private X509Certificate sign(
            X500Name subject, X500Name issuer, KeyPair own, KeyPair signer, Validity validity, Extensions extensions)
            throws GeneralSecurityException {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(120, random).setBit(119),
                validity.from(now),
                validity.until(now),
                subject,
                own.getPublic());
        try {
            extensions.addTo(builder);
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(signer.getPrivate())));
        } catch (IOException | OperatorCreationException failed) {
            throw new GeneralSecurityException(failed);
        }
    }

    /** What a kind of certificate carries beyond names and dates. */
    private interface Extensions {
        void addTo(JcaX509v3CertificateBuilder builder) throws IOException;
    }

    /** Days from now. */
    private record Validity(int fromDays, int untilDays) {
        static Validity of(Paper paper) {
            return switch (paper) {
                case ISSUED, WRONG_NAME, WEAK_KEY -> new Validity(-90, 640);
                case SELF_SIGNED -> new Validity(-20, 160);
                case EXPIRED -> new Validity(-377, -12);
                case EXPIRING -> new Validity(-355, 10);
                case NOT_YET_VALID -> new Validity(5, 370);
            };
        }

        @SuppressWarnings("JavaUtilDate") // what the certificate builder takes
        Date from(Instant now) {
            return Date.from(now.plus(Duration.ofDays(fromDays)));
        }

        @SuppressWarnings("JavaUtilDate")
        Date until(Instant now) {
            return Date.from(now.plus(Duration.ofDays(untilDays)));
        }
    }
}
