package dev.rollcall.probe.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

@SuppressWarnings("JavaUtilDate") // what the builder takes
class ChainTrustTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final KeyPair rootKeys = keys();
    private final KeyPair middleKeys = keys();
    private final KeyPair ownKeys = keys();
    private final X509Certificate root = made("Root", rootKeys, "Root", rootKeys, true, 3650);
    private final X509Certificate middle = made("Middle", middleKeys, "Root", rootKeys, true, 1000);
    private final X509Certificate own = made("gw-2", ownKeys, "Middle", middleKeys, false, 90);
    private final ChainTrust trust = ChainTrust.of(List.of(root));

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X509Certificate made(
            String name, KeyPair keys, String issuer, KeyPair signer, boolean authority, int days) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    new X500Name("CN=" + issuer),
                                    BigInteger.valueOf(days),
                                    Date.from(NOW.minus(Duration.ofDays(100))),
                                    Date.from(NOW.plus(Duration.ofDays(days))),
                                    new X500Name("CN=" + name),
                                    keys.getPublic())
                            .addExtension(Extension.basicConstraints, true, new BasicConstraints(authority))
                            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Optional<String> objection(X509Certificate... chain) {
        return trust.objection(List.of(chain).toArray(Certificate[]::new), NOW);
    }

    @Test
    void aChainThatLeadsToATrustedAuthorityIsVouchedForInAnyOrderAndWithOrWithoutIt() {
        assertEquals(Optional.empty(), objection(own, middle));
        assertEquals(Optional.empty(), objection(own, middle, root));
        assertEquals(Optional.empty(), objection(own, root, middle));
    }

    @Test
    void datesOfItsOwnAreForOthersToJudge() {
        X509Certificate expired = made("gw-2", ownKeys, "Middle", middleKeys, false, -20);
        assertEquals(Optional.empty(), objection(expired, middle));
    }

    @Test
    void anIntermediateThatWasLeftOutIsSaid() {
        assertEquals(Optional.of(ChainTrust.UNFINISHED), objection(own));
        assertEquals(Optional.of(ChainTrust.UNFINISHED), objection(own, root));
    }

    @Test
    void whatIsSignedByAStrangerOrByItselfOrByAHostIsVouchedForByNobody() {
        KeyPair others = keys();
        X509Certificate stranger = made("Stranger", others, "Stranger", others, true, 900);
        X509Certificate by = made("gw-2", ownKeys, "Stranger", others, false, 90);
        assertEquals(Optional.of(ChainTrust.NOBODY), objection(by, stranger));
        assertEquals(Optional.of(ChainTrust.NOBODY), objection(stranger));
        X509Certificate host = made("Host", others, "Root", rootKeys, false, 90);
        X509Certificate byHost = made("gw-2", ownKeys, "Host", others, false, 90);
        assertEquals(Optional.of(ChainTrust.NOBODY), objection(byHost, host, root));
        X509Certificate forged = made("Middle", others, "Root", others, true, 90);
        X509Certificate byForged = made("gw-2", ownKeys, "Middle", others, false, 90);
        assertEquals(Optional.of(ChainTrust.NOBODY), objection(byForged, forged, root));
        assertEquals(Optional.of(ChainTrust.NOBODY), trust.objection(new Certificate[0], NOW));
    }

    @Test
    void oneThatIsTrustedItselfNeedsNobodyElse() {
        X509Certificate alone = made("gw-2", ownKeys, "gw-2", ownKeys, false, 90);
        assertEquals(Optional.empty(), ChainTrust.of(List.of(alone)).objection(new Certificate[] {alone}, NOW));
    }
}
