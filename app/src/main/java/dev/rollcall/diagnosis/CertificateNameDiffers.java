package dev.rollcall.diagnosis;

import dev.rollcall.observation.CertificateObservation.Presented;
import dev.rollcall.observation.Check;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The certificate is made out to other names than those that people type. */
final class CertificateNameDiffers implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "certificate-name-differs",
                    "Certificate for another name",
                    "C12",
                    Sureness.GENERAL,
                    "RFC 6125; the effect on clients is general knowledge: a warning, or at authentication level 1 a refusal")
            .cure(
                    "Issue a certificate for every name that users type, or use the name that it has. A gateway's certificate in the"
                            + " clients' root store cures nothing.",
                    "bind-certificate",
                    "regenerate-certificate")
            .next(
                    "Compare the certificate's names with what users type: short, full, alias",
                    "Look whether the name is an alias");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        return signs.has(Check.CERTIFICATE, "name-differs")
                ? Optional.of(ShownCertificate.cured(
                        signs,
                        Suspicion.of(
                                        Confidence.HIGH,
                                        "certificate: " + names(signs) + ", asked was "
                                                + signs.host().name())
                                .and(ShownCertificate.words(signs))))
                : Optional.empty();
    }

    private static String names(Signs signs) {
        return signs.certificates().stream()
                .flatMap(at ->
                        at.seen() instanceof Presented shown ? MachineNames.of(shown).names().stream() : Stream.empty())
                .distinct()
                .limit(3)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "), names -> names.isEmpty() ? "names nobody" : "for " + names));
    }
}
