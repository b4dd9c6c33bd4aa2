package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import java.util.Optional;

/** The certificate's issuer is none that the policy trusts. */
final class CertificateUntrusted implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "certificate-untrusted",
                    "Certificate untrusted",
                    "C12",
                    Sureness.GENERAL,
                    "the effect on clients is general knowledge: a warning, or at authentication level 1 a refusal")
            .cure(
                    "Bind a certificate of a trusted issuer. Trusting an issuer is for roots alone: a host's own certificate in the"
                            + " root store widens trust and cures nothing.",
                    "bind-certificate",
                    "trust-issuer")
            .next(
                    "Compare the issuer with those of healthy hosts",
                    "Look whether the certificate on the wire is the host's own");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        if (!signs.has(Check.CERTIFICATE, "untrusted", "self-signed")) {
            return Optional.empty();
        }
        Suspicion suspicion =
                Suspicion.of(Confidence.HIGH, signs, Check.CERTIFICATE).and(ShownCertificate.words(signs));
        return Optional.of(
                signs.has(Check.CERTIFICATE, "untrusted") ? suspicion : suspicion.titled("Certificate self-signed"));
    }
}
