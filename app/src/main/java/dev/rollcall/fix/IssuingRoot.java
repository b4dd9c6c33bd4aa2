package dev.rollcall.fix;

import dev.rollcall.host.InputException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The authority at the end of a chain: a self-signed CA certificate (RFC 5280, 4.2.1.9), and never the host's own. */
record IssuingRoot(X509Certificate certificate) {
    private static final int LONGEST_CHAIN = 10;
    private static final int KEY_CERT_SIGN = 5;

    /**
     * Goes from the host's certificate up, signature by signature.
     *
     * @param chain as shown, the host's own first
     * @param given PEM of more authorities, from a person
     * @throws InputException where it does not end in an authority that is known whole
     */
    static IssuingRoot of(List<X509Certificate> chain, Optional<String> given) throws InputException {
        X509Certificate own = chain.getFirst();
        if (own.getSubjectX500Principal().equals(own.getIssuerX500Principal())) {
            throw new InputException("the certificate is self-signed: no authority stands behind it");
        }
        List<X509Certificate> authorities = new ArrayList<>(chain.subList(1, chain.size()));
        if (given.isPresent()) {
            authorities.addAll(read(given.get()));
        }
        X509Certificate at = own;
        for (int steps = 0; steps < LONGEST_CHAIN; steps++) {
            X509Certificate below = at;
            at = authorities.stream()
                    .filter(authority -> !authority.equals(own) && isAuthority(authority) && signed(authority, below))
                    .findFirst()
                    .orElseThrow(() -> new InputException("the host does not send the CA certificate of "
                            + below.getIssuerX500Principal().getName()
                            + ": get it from whoever runs that authority, and say --set issuer=FILE"));
            if (signed(at, at)) {
                return inTime(at);
            }
        }
        throw new InputException("the host's certificate leads to no root");
    }

    private static IssuingRoot inTime(X509Certificate root) throws InputException {
        try {
            root.checkValidity();
            return new IssuingRoot(root);
        } catch (CertificateException _) {
            throw new InputException("the authority's own certificate is not in its time: it is good from "
                    + root.getNotBefore().toInstant() + " to "
                    + root.getNotAfter().toInstant());
        }
    }

    private static boolean isAuthority(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return certificate.getBasicConstraints() >= 0
                && (usage == null || (usage.length > KEY_CERT_SIGN && usage[KEY_CERT_SIGN]));
    }

    private static boolean signed(X509Certificate authority, X509Certificate certificate) {
        if (!authority.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException byAnother) {
            return false;
        }
    }

    private static List<X509Certificate> read(String pem) throws InputException {
        List<X509Certificate> read = new ArrayList<>();
        try {
            for (Certificate each : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))) {
                if (each instanceof X509Certificate certificate) {
                    read.add(certificate);
                }
            }
        } catch (CertificateException _) {
            throw new InputException("issuer is no certificate in PEM");
        }
        return read;
    }

    /** Whether it is the one of this SHA-256; of none, whether it is at all. */
    boolean isMeant(Optional<String> sha256) {
        return sha256.isEmpty() || sha256.get().equals(sha256());
    }

    String subject() {
        return certificate.getSubjectX500Principal().getName();
    }

    String sha256() {
        return digest("SHA-256", certificate);
    }

    /** All that a person compares before they trust it. */
    List<Change> inFull(String place) {
        return List.of(
                new Change("trusted authority", "", subject()),
                new Change("its SHA-256", "", sha256()),
                new Change("its SHA-1", "", digest("SHA-1", certificate)),
                new Change(
                        "its serial number", "", certificate.getSerialNumber().toString(16)),
                new Change(
                        "its time",
                        "",
                        certificate.getNotBefore().toInstant() + " to "
                                + certificate.getNotAfter().toInstant()),
                new Change(
                        "its key", "", certificate.getPublicKey().getAlgorithm() + ", " + certificate.getSigAlgName()),
                new Change("where it is trusted", "", place));
    }

    static String digest(String algorithm, X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
            throw new IllegalStateException("this Java has no " + algorithm, impossible);
        }
    }
}
