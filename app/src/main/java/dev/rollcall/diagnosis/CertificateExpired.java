package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The certificate's time is over, or has not begun. */
final class CertificateExpired implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "certificate-expired",
                    "Certificate expired",
                    "C09",
                    Sureness.SOURCED,
                    "Microsoft: troubleshoot-rdp-internal-error; event-id-troubleshoot-vm-rdp-connecton")
            .explains("0x904/0x7", "0x1b07")
            .cure(
                    "Make it anew, or bind a valid one. Only the certificate that the listener shows is replaced, never the whole"
                            + " store. Those who pinned the old one are asked again.",
                    "regenerate-certificate",
                    "bind-certificate")
            .next(
                    "Look for events 1057 and 1058: the renewal itself may fail",
                    "Connect with a client that only warns: an expired certificate alone seldom closes a connection",
                    "Compare the host's clock with ours");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        if (!signs.has(Check.CERTIFICATE, "expired", "not-yet-valid")) {
            return Optional.empty();
        }
        if (!signs.has(Check.CERTIFICATE, "expired")) {
            return Optional.of(notYetValid(signs));
        }
        Suspicion suspicion = Suspicion.of(Confidence.HIGH, signs, Check.CERTIFICATE)
                .and(ShownCertificate.words(signs))
                .and(signs.eventWords("RemoteConnectionManager", 1057, 1058));
        return Optional.of(ShownCertificate.cured(signs, suspicion));
    }

    /** Mostly it is a clock that was wrong, when it was made or now. */
    private static Suspicion notYetValid(Signs signs) {
        Optional<Duration> skew = NlaNoAuthority.skew(signs);
        Suspicion suspicion = Suspicion.of(Confidence.HIGH, signs, Check.CERTIFICATE)
                .titled("Certificate not valid yet")
                .and(ShownCertificate.words(signs))
                .and(skew.map(NlaNoAuthority::words));
        Suspicion cured = ShownCertificate.cured(signs, suspicion);
        // A certificate that is made by a wrong clock has wrong dates again.
        return skew.isPresent() && !cured.fixes().equals(Optional.of(List.of()))
                ? cured.curedBy("resync-clock", "regenerate-certificate", "bind-certificate")
                : cured;
    }
}
