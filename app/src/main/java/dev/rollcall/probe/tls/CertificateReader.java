package dev.rollcall.probe.tls;

import dev.rollcall.observation.CertificateObservation.Algorithms;
import dev.rollcall.observation.CertificateObservation.Certificate;
import dev.rollcall.observation.CertificateObservation.Identity;
import dev.rollcall.observation.CertificateObservation.Thumbprints;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads certificates (RFC 5280) into facts. Safe for many threads. */
public final class CertificateReader {
    private static final int MOST_CERTIFICATES = 10;
    private static final int MOST_NAMES = 200;
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private static final int MOST_KNOWN = 512;

    private final CertificateFactory factory;
    /** By their encoding. Most chains of one fleet end in the same few issuers. */
    private final Map<ByteBuffer, Certificate> known = new ConcurrentHashMap<>();

    public CertificateReader() {
        try {
            factory = CertificateFactory.getInstance("X.509");
        } catch (CertificateException impossible) {
            throw new IllegalStateException("this Java reads no certificates", impossible);
        }
    }

    /**
     * The facts of each.
     *
     * @param chain as sent, the host's own first
     * @throws GeneralSecurityException where one is not a certificate
     */
    public List<Certificate> read(java.security.cert.Certificate[] chain) throws GeneralSecurityException {
        List<Certificate> read = new ArrayList<>(chain.length);
        for (int at = 0; at < Math.min(chain.length, MOST_CERTIFICATES); at++) {
            read.add(known(chain[at].getEncoded()));
        }
        return read;
    }

    private Certificate known(byte[] encoded) throws GeneralSecurityException {
        ByteBuffer key = ByteBuffer.wrap(encoded);
        Certificate before = known.get(key);
        if (before != null) {
            return before;
        }
        Certificate certificate = read(encoded);
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        known.put(key, certificate);
        return certificate;
    }

    private Certificate read(byte[] encoded) throws GeneralSecurityException {
        X509Certificate certificate = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded));
        return new Certificate(
                new Identity(
                        certificate.getSubjectX500Principal().getName(),
                        certificate.getIssuerX500Principal().getName(),
                        certificate.getSerialNumber().toString(16),
                        alternativeNames(certificate),
                        CertificateTemplate.of(certificate)),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                new Thumbprints(digest("SHA-1", encoded), digest("SHA-256", encoded)),
                algorithms(certificate),
                selfSigned(certificate));
    }

    private static Algorithms algorithms(X509Certificate certificate) {
        PublicKey key = certificate.getPublicKey();
        int bits = switch (key) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength();
            case ECPublicKey curve -> curve.getParams().getOrder().bitLength();
            case DSAPublicKey dsa ->
                dsa.getParams() == null ? 0 : dsa.getParams().getP().bitLength();
            default -> 0;
        };
        return new Algorithms(key.getAlgorithm(), bits, certificate.getSigAlgName());
    }

    private static List<String> alternativeNames(X509Certificate certificate) {
        Collection<List<?>> names;
        try {
            names = certificate.getSubjectAlternativeNames();
        } catch (CertificateParsingException malformed) {
            return List.of();
        }
        if (names == null) {
            return List.of();
        }
        return names.stream()
                .filter(name -> name.getFirst() instanceof Integer kind && (kind == DNS_NAME || kind == IP_ADDRESS))
                .map(name -> String.valueOf(name.get(1)))
                .limit(MOST_NAMES)
                .toList();
    }

    private static boolean selfSigned(X509Certificate certificate) {
        if (!certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException signedByAnother) {
            return false;
        }
    }

    private static String digest(String algorithm, byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    }
}
