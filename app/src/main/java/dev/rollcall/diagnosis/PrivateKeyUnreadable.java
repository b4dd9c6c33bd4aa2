package dev.rollcall.diagnosis;

import dev.rollcall.observation.CertificateInside;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.PortObservation.State;
import java.util.Optional;

/** The RDP server cannot use the private key of its certificate, and closes in the TLS handshake or offers no TLS. */
final class PrivateKeyUnreadable implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "private-key-unreadable",
                    "Private key unreadable",
                    "C10",
                    Sureness.SOURCED,
                    "Microsoft: event-id-troubleshoot-vm-rdp-connecton, internal-error article; MS-RDPBCGR 2.2.1.2.2")
            .explains("0x904/0x7")
            .cure(
                    "Let the server's account read that one key file; where the key is broken, make the certificate anew. Never"
                            + " rename MachineKeys, and change no rights below it recursively: other services keep their keys there.",
                    "fix-certificate-key-access",
                    "regenerate-certificate")
            .next(
                    "Look at the TLS handshake: closed without an alert fits, an alert does not",
                    "Look for Schannel event 36870 (0x8009030D) at the second of the check, and for 1057 and 1058",
                    "Read the rights of the key file: NETWORK SERVICE, or on Linux the server's user, has to be able to read it")
            .hides("security-layer-mismatch", "certificate-binding-broken", "tls-version-mismatch", "middlebox");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        Optional<Boolean> readable =
                signs.certificateInside().flatMap(inside -> inside.key().readable());
        if (readable.isEmpty()) {
            return byEvents(signs)
                    .or(() ->
                            CertificateBindingBroken.wrong(signs).isPresent() ? Optional.empty() : fromOutside(signs));
        }
        if (readable.get() || !signs.served().orElse(true)) {
            return Optional.empty();
        }
        boolean shown = works(signs);
        boolean noTls = signs.anyPort(State.OPEN) && !shown;
        Suspicion suspicion = Suspicion.of(noTls ? Confidence.CERTAIN : Confidence.MEDIUM, key(signs));
        suspicion = signs.nla().isEmpty() ? suspicion : suspicion.and(signs, Check.NLA);
        suspicion =
                suspicion.and(signs.eventWords("Schannel", 36870)).and(signs.eventWords("cannot read its private key"));
        return Optional.of(shown ? suspicion.but("the certificate it took up earlier is still shown") : suspicion);
    }

    /** Whether TLS was seen to begin with a certificate, for which the server needs its key. */
    private static boolean works(Signs signs) {
        return ShownCertificate.any(signs) || signs.security().completed();
    }

    private static String key(Signs signs) {
        return signs.certificateInside()
                .map(CertificateInside::key)
                .map(key -> "certificate: private key unreadable"
                        + (key.problem().isEmpty() ? "" : ", " + key.problem())
                        + (key.place().isEmpty() ? "" : " (" + key.place() + ")"))
                .orElse("certificate: private key unreadable");
    }

    private static Optional<Suspicion> byEvents(Signs signs) {
        // Where nothing takes connections, it does not come to keys: what the log says was another time.
        boolean broken = !works(signs)
                && (signs.ports().isEmpty() || signs.anyPort(State.OPEN, State.DROPPED));
        Optional<String> noKey = signs.eventWords("Schannel", 36870);
        Optional<String> renewal = signs.eventWords("RemoteConnectionManager", 1057, 1058);
        if (noKey.isPresent() && broken) {
            return Optional.of(
                    Suspicion.of(Confidence.HIGH, noKey.get()).and(renewal).and(signs, Check.NLA));
        }
        return renewal.isPresent() && (broken || signs.has(Check.CERTIFICATE, "expired"))
                ? Optional.of(Suspicion.of(Confidence.MEDIUM, renewal.get()).and(signs, Check.CERTIFICATE))
                : Optional.empty();
    }

    private static Optional<Suspicion> fromOutside(Signs signs) {
        Handshaken tls = signs.security();
        if (tls.failure("SSL_CERT_NOT_ON_SERVER") || tls.closed()) {
            return Optional.of(Suspicion.of(Confidence.MEDIUM, signs, Check.NLA));
        }
        // Servers on Linux offer no TLS where they have no key for it.
        if (tls.selectedRdp()) {
            return Optional.of(Suspicion.of(Confidence.LOW, signs, Check.NLA));
        }
        return signs.nla().isEmpty() && signs.has(Check.CERTIFICATE, "none", "unreadable")
                ? Optional.of(Suspicion.of(Confidence.LOW, signs, Check.CERTIFICATE))
                : Optional.empty();
    }
}
