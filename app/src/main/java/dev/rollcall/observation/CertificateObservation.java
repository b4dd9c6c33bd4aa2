package dev.rollcall.observation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The certificate that the listener shows in the TLS handshake. */
public sealed interface CertificateObservation extends Observation {
    /**
     * @param chain as sent, the host's own first; at least one
     * @param names every name known for the host that the certificate can be held against: asked, aliases, reverse, NTLM
     * @param tls protocol version as JSSE names it
     * @param cipher the IANA suite name
     */
    record Presented(List<Certificate> chain, List<String> names, String tls, String cipher)
            implements CertificateObservation {
        public Presented {
            chain = List.copyOf(chain);
            names = List.copyOf(names);
        }

        public Certificate own() {
            return chain.getFirst();
        }
    }

    /** The listener does not do TLS: standard RDP security only. */
    record None() implements CertificateObservation {}

    /** TLS was selected, but no certificate could be had from the handshake. */
    record Unreadable(String reason) implements CertificateObservation {}

    /** One certificate (RFC 5280). {@code selfSigned}: its issuer is its subject and its own key signed it. */
    record Certificate(
            Identity identity,
            Instant notBefore,
            Instant notAfter,
            Thumbprints thumbprints,
            Algorithms algorithms,
            boolean selfSigned) {}

    /**
     * Whom it names.
     *
     * @param serial in lower-case hex
     * @param subjectAlternativeNames DNS names and IP addresses as text
     * @param template what a Windows certification authority made it after, by its name, or by its object identifier
     */
    record Identity(
            String subject,
            String issuer,
            String serial,
            List<String> subjectAlternativeNames,
            Optional<String> template) {
        public Identity {
            subjectAlternativeNames = List.copyOf(subjectAlternativeNames);
        }

        /** One that was made after no template. */
        public Identity(String subject, String issuer, String serial, List<String> subjectAlternativeNames) {
            this(subject, issuer, serial, subjectAlternativeNames, Optional.empty());
        }
    }

    /** Lower-case hex, without separators. */
    record Thumbprints(String sha1, String sha256) {}

    /** E.g. {@code RSA}, 2048, {@code SHA256withRSA}. */
    record Algorithms(String keyAlgorithm, int keyBits, String signature) {}
}
