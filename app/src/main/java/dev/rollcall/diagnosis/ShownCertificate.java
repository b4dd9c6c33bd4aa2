package dev.rollcall.diagnosis;

import dev.rollcall.diagnosis.Signs.At;
import dev.rollcall.observation.CertificateObservation;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.CertificateObservation.Presented;
import java.time.Instant;
import java.util.Optional;

/** What the causes that are about a certificate share. */
final class ShownCertificate {
    private ShownCertificate() {}

    static boolean any(Signs signs) {
        return signs.certificates().stream().anyMatch(at -> at.seen() instanceof Presented);
    }

    /** What a host made for itself it makes anew; in another's place one that was issued has to come. */
    static Suspicion cured(Signs signs, Suspicion suspicion) {
        boolean selfSigned = signs.certificates().stream()
                .allMatch(at ->
                        at.seen() instanceof Presented shown && shown.own().selfSigned());
        boolean byPolicy = signs.certificateInside()
                .filter(inside -> inside.binding().equals("policy"))
                .isPresent();
        if (byPolicy) {
            return suspicion.curedBy();
        }
        return selfSigned
                ? suspicion.curedBy("regenerate-certificate", "bind-certificate")
                : suspicion.curedBy("bind-certificate", "regenerate-certificate");
    }

    /** The first that was shown, in a few words for evidence, with the end or the beginning of its time. */
    static Optional<String> words(Signs signs) {
        for (At<CertificateObservation> at : signs.certificates()) {
            if (at.seen() instanceof Presented shown) {
                CertificateObservation.Certificate own = shown.own();
                return Optional.of("shown: " + own.identity().subject() + ", "
                        + (own.selfSigned()
                                ? "self-signed"
                                : "issued by " + own.identity().issuer())
                        + (signs.has(Check.CERTIFICATE, "not-yet-valid")
                                ? ", from " + day(own.notBefore())
                                : ", to " + day(own.notAfter())));
            }
        }
        return Optional.empty();
    }

    private static String day(Instant at) {
        return at.toString().substring(0, 10);
    }
}
