package dev.rollcall.diagnosis;

import dev.rollcall.observation.CertificateObservation.Presented;
import dev.rollcall.observation.Check;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Client and host have no TLS version or cipher in common, or only an outdated one. */
final class TlsVersionMismatch implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "tls-version-mismatch",
                    "TLS versions don't meet",
                    "C13",
                    Sureness.SOURCED,
                    "Microsoft: event-id-troubleshoot-vm-rdp-connecton (Schannel 36871)")
            .explains("0x904/0x7")
            .cure(
                    "Have the host offer TLS 1.2 or newer, with suites for the kind of key its certificate has. Switching TLS 1.0 on"
                            + " again for old clients weakens the host.",
                    "repair-tls-protocols")
            .next(
                    "Try the handshake with each TLS version",
                    "Look for Schannel events 36871 (state 10013) and 36874",
                    "Read the SCHANNEL protocol keys and the cipher suite order policy");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        Optional<String> off =
                signs.setting("TLS 1.2 Enabled").filter("0"::equals).map(_ -> "policy: TLS 1.2 is off");
        Optional<String> event = signs.eventWords("Schannel", 36871, 36874);
        Handshaken tls = signs.security();
        if (tls.unmatched()) {
            return Optional.of(Suspicion.of(off.isPresent() ? Confidence.CERTAIN : Confidence.HIGH, signs, Check.NLA)
                    .and(off)
                    .and(event));
        }
        if (signs.has(Check.CERTIFICATE, "old-tls")) {
            String versions = signs.certificates().stream()
                    .flatMap(at -> at.seen() instanceof Presented shown ? Stream.of(shown.tls()) : Stream.empty())
                    .distinct()
                    .collect(Collectors.joining(", "));
            return Optional.of(Suspicion.of(Confidence.HIGH, "certificate: " + versions + " is the newest it takes")
                    .titled("Only outdated TLS")
                    .and(off)
                    .and(event));
        }
        if (tls.closed()) {
            boolean told = off.isPresent() || event.isPresent();
            return Optional.of(Suspicion.of(told ? Confidence.HIGH : Confidence.LOW, signs, Check.NLA)
                    .and(off)
                    .and(event));
        }
        return signs.nla().isEmpty() && signs.has(Check.CERTIFICATE, "unreadable")
                ? Optional.of(Suspicion.of(Confidence.LOW, signs, Check.CERTIFICATE)
                        .and(off)
                        .and(event))
                : Optional.empty();
    }
}
