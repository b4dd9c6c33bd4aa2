package dev.rollcall.policy;

import dev.rollcall.observation.CertificateObservation.Certificate;
import dev.rollcall.observation.CertificateObservation.Presented;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The facts of a certificate, under the names that JSON promises. */
final class CertificateFacts {
    private CertificateFacts() {}

    static Map<String, Object> of(Presented seen, Optional<Boolean> nameMatches) {
        Certificate own = seen.own();
        return new Facts()
                .put("subject", own.identity().subject())
                .put("issuer", own.identity().issuer())
                .put("san", own.identity().subjectAlternativeNames())
                .put("not_before", own.notBefore().toString())
                .put("not_after", own.notAfter().toString())
                .put("sha1", own.thumbprints().sha1())
                .put("sha256", own.thumbprints().sha256())
                .put("key", key(own))
                .put("signature", own.algorithms().signature())
                .put("self_signed", own.selfSigned())
                .putKnown("name_matches", nameMatches)
                .putText("tls", seen.tls())
                .putText("cipher", seen.cipher())
                .putText("serial", own.identity().serial())
                .putKnown("template", own.identity().template())
                .put("chain", seen.chain().stream().map(CertificateFacts::link).toList())
                .all();
    }

    static String key(Certificate certificate) {
        return certificate.algorithms().keyAlgorithm() + " "
                + certificate.algorithms().keyBits();
    }

    private static Map<String, Object> link(Certificate certificate) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("subject", certificate.identity().subject());
        facts.put("issuer", certificate.identity().issuer());
        facts.put("not_after", certificate.notAfter().toString());
        facts.put("sha256", certificate.thumbprints().sha256());
        return facts;
    }
}
