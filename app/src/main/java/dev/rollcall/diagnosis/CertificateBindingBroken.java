package dev.rollcall.diagnosis;

import dev.rollcall.observation.CertificateInside;
import dev.rollcall.observation.CertificateInside.Stored;
import dev.rollcall.observation.Check;
import java.util.Optional;

/** The listener is bound to a certificate that the host does not have, or has no key for. */
final class CertificateBindingBroken implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "certificate-binding-broken",
                    "Certificate binding broken",
                    "C11",
                    Sureness.SOURCED,
                    "Microsoft: remote-desktop-listener-certificate-configurations; Win32_TSGeneralSetting")
            .explains("0x904/0x7")
            .cure(
                    "Bind a valid certificate, or take the binding away so that the self-signed one is used again. On a connection"
                            + " broker the binding stays as it is.",
                    "bind-certificate",
                    "regenerate-certificate")
            .next(
                    "Compare three thumbprints: on the wire, in SSLCertificateSHA1Hash, in the store",
                    "Look for events 1051 and 1054")
            .hides("security-layer-mismatch");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        Optional<String> wrong = wrong(signs);
        if (wrong.isPresent()) {
            Confidence confidence = ShownCertificate.any(signs) ? Confidence.HIGH : Confidence.CERTAIN;
            return Optional.of(
                    Suspicion.of(confidence, wrong.get()).and(signs.eventWords("RemoteConnectionManager", 1051, 1054)));
        }
        Optional<String> event = signs.eventWords("RemoteConnectionManager", 1051, 1054);
        if (event.isPresent()) {
            return Optional.of(Suspicion.of(Confidence.MEDIUM, event.get()));
        }
        Optional<Boolean> readable =
                signs.certificateInside().flatMap(inside -> inside.key().readable());
        if (signs.security().failure("SSL_CERT_NOT_ON_SERVER")) {
            if (readable.isEmpty()) {
                return Optional.of(Suspicion.of(Confidence.LOW, signs, Check.NLA));
            }
            return readable.get()
                    ? Optional.of(Suspicion.of(Confidence.MEDIUM, signs, Check.NLA)
                            .and("the host can read the private key: the certificate itself does not suit"))
                    : Optional.empty();
        }
        return signs.security().closed() && signs.certificateInside().isEmpty()
                ? Optional.of(Suspicion.of(Confidence.LOW, signs, Check.NLA))
                : Optional.empty();
    }

    /** What the binding lacks, where the host itself tells; empty where it is whole or not known. */
    static Optional<String> wrong(Signs signs) {
        Optional<CertificateInside> inside = signs.certificateInside()
                .filter(seen -> !seen.bound().isEmpty() && !seen.binding().equals("file"))
                .filter(seen -> !seen.stored().isEmpty());
        return inside.flatMap(seen -> {
            String thumbprint = "certificate: bound " + seen.bound();
            Optional<Stored> stored = seen.stored().stream()
                    .filter(each -> each.sha1().equals(seen.bound()))
                    .findFirst();
            if (stored.isEmpty()) {
                return Optional.of(thumbprint + " is not in the host's store");
            }
            return stored.get().hasKey().filter(has -> !has).map(_ -> thumbprint + " has no private key on the host");
        });
    }
}
