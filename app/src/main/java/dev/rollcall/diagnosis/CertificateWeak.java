package dev.rollcall.diagnosis;

import dev.rollcall.observation.CertificateObservation.Presented;
import dev.rollcall.observation.Check;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The certificate's key or signature is weaker than clients take. */
final class CertificateWeak implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "certificate-weak",
                    "Certificate too weak",
                    "C12",
                    Sureness.GENERAL,
                    "hardened clients and other TLS libraries refuse RSA below 2048 bits and SHA-1")
            .cure("Replace it by one with a longer key and SHA-256.", "regenerate-certificate", "bind-certificate")
            .next("Connect with a client that is not hardened: does that work?");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        return signs.has(Check.CERTIFICATE, "weak-key", "weak-signature")
                ? Optional.of(ShownCertificate.cured(
                        signs, Suspicion.of(Confidence.HIGH, strength(signs)).and(ShownCertificate.words(signs))))
                : Optional.empty();
    }

    private static String strength(Signs signs) {
        return signs.certificates().stream()
                .flatMap(at -> at.seen() instanceof Presented shown
                        ? Stream.of(shown.own().algorithms())
                        : Stream.empty())
                .map(own -> "certificate: " + own.keyAlgorithm() + " " + own.keyBits() + ", " + own.signature())
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
