package dev.rollcall.probe.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

final class CertificateTemplateTest {
    private static final String NAME = "1.3.6.1.4.1.311.20.2";
    private static final String IDENTIFIER = "1.3.6.1.4.1.311.21.7";
    private static final String TEMPLATE = "1.3.6.1.4.1.311.21.8.16148192.6425473.3457.25";

    /** A certificate with these extensions: an identifier and its value, and so on. */
    private static Optional<String> template(Object... extensions) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name("CN=rds-1.example.net");
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                Date.from(Instant.parse("2027-01-01T00:00:00Z")),
                name,
                pair.getPublic());
        for (int i = 0; i < extensions.length; i += 2) {
            ASN1ObjectIdentifier id = new ASN1ObjectIdentifier((String) extensions[i]);
            switch (extensions[i + 1]) {
                case byte[] raw -> builder.addExtension(id, false, raw);
                case ASN1Encodable value -> builder.addExtension(id, false, value);
                default -> throw new IllegalArgumentException();
            }
        }
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        return CertificateTemplate.of(certificate);
    }

    private static ASN1Encodable identified() {
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(new ASN1ObjectIdentifier(TEMPLATE));
        parts.add(new ASN1Integer(100));
        parts.add(new ASN1Integer(4));
        return new DERSequence(parts);
    }

    @Test
    void aNameIsToldAsItIs() throws Exception {
        assertEquals(Optional.of("RemoteDesktopComputer"), template(NAME, new DERBMPString("RemoteDesktopComputer")));
        assertEquals(Optional.of("Machine"), template(NAME, new DERUTF8String("Machine")));
    }

    @Test
    void aLaterTemplateIsToldByItsIdentifier() throws Exception {
        assertEquals(Optional.of(TEMPLATE), template(IDENTIFIER, identified()));
    }

    @Test
    void theNameComesBeforeTheIdentifier() throws Exception {
        assertEquals(Optional.of("Machine"), template(IDENTIFIER, identified(), NAME, new DERBMPString("Machine")));
    }

    @Test
    void whatHasNoneOrIsMalformedTellsNone() throws Exception {
        assertEquals(Optional.empty(), template());
        assertEquals(Optional.empty(), template(NAME, new byte[0]));
        assertEquals(Optional.empty(), template(NAME, new byte[] {0x1E, 0x7F, 0x00}));
        assertEquals(Optional.empty(), template(NAME, new byte[] {0x02, 0x01, 0x05}));
        assertEquals(Optional.empty(), template(IDENTIFIER, new byte[] {0x30, 0x02, 0x06, 0x7F}));
        assertEquals(Optional.empty(), template(IDENTIFIER, new byte[] {0x30, (byte) 0x84, 0x7F, 0x7F, 0x7F, 0x7F}));
        assertEquals(
                Optional.empty(),
                template(IDENTIFIER, new byte[] {0x30, 0x0C, 0x06, 0x0A, 0x2B, -1, -1, -1, -1, -1, -1, -1, -1, -1}),
                "a number without end");
    }

    @Test
    void oneThatIsTooLongToBeANameTellsNone() throws Exception {
        assertEquals(Optional.empty(), template(NAME, new DERBMPString("x".repeat(300))));
    }
}
