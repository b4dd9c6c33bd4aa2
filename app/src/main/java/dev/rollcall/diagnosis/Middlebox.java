package dev.rollcall.diagnosis;

import dev.rollcall.observation.CertificateInside;
import dev.rollcall.observation.CertificateObservation.Presented;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.PortObservation.State;
import java.util.Optional;
import java.util.stream.Stream;

/** Something between answers, inspects or breaks the connection: a proxy, TLS inspection, a VPN, a load balancer. */
final class Middlebox implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "middlebox", "Something in between", "C26", Sureness.INFERRED, "teleport #280; mRemoteNG fork #193")
            .explains("0x904/0x7", "0x404", "0x304")
            .cure("The network team: what stands between, and whether it has to.")
            .next(
                    "Connect from another network, past the VPN or proxy",
                    "Compare the certificate on the wire with the host's own",
                    "Look on the host for event 261 at the second of the check: without it the host was never reached",
                    "Send large packets that may not be split: the path's MTU may be too small");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        Handshaken security = signs.security();
        if (!signs.listens().orElse(true) && signs.anyPort(State.NOT_RDP, State.SILENT, State.DROPPED)) {
            return Optional.of(Suspicion.of(Confidence.HIGH, signs, Check.PORT)
                    .and("the host itself says that nothing listens there"));
        }
        boolean served = signs.served().orElse(false);
        if (signs.anyPort(State.NOT_RDP) && served) {
            return Optional.of(
                    Suspicion.of(Confidence.HIGH, signs, Check.PORT).and("the RDP server has the port on the host"));
        }
        Optional<String> foreign = foreignCertificate(signs);
        if (foreign.isPresent()) {
            return Optional.of(Suspicion.of(Confidence.HIGH, foreign.get()).and(ShownCertificate.words(signs)));
        }
        if (security.failure("INCONSISTENT_FLAGS") || security.timedOut()) {
            return Optional.of(Suspicion.of(Confidence.MEDIUM, signs, Check.NLA));
        }
        if (security.odd() || security.alerted() || closedThough(signs)) {
            return Optional.of(Suspicion.of(Confidence.LOW, signs, Check.NLA));
        }
        if (signs.has(Check.CERTIFICATE, "unreadable") && !signs.has(Check.NLA, "broken", "refused")) {
            return Optional.of(Suspicion.of(Confidence.LOW, signs, Check.CERTIFICATE));
        }
        if (signs.shut(State.DROPPED)) {
            Suspicion suspicion = Suspicion.of(served ? Confidence.MEDIUM : Confidence.LOW, signs, Check.PORT);
            return Optional.of(served ? suspicion.and("the RDP server has the port on the host") : suspicion);
        }
        return signs.shut(State.SILENT) && signs.service().isEmpty()
                ? Optional.of(Suspicion.of(Confidence.LOW, signs, Check.PORT))
                : Optional.empty();
    }

    /** Whether TLS was closed without a word, by a host that could use its key. */
    private static boolean closedThough(Signs signs) {
        return signs.security().closed()
                && signs.certificateInside()
                        .flatMap(inside -> inside.key().readable())
                        .orElse(false);
    }

    /** One on the wire that the host does not have. A file may have been replaced since it was read: it proves nothing. */
    private static Optional<String> foreignCertificate(Signs signs) {
        Optional<CertificateInside> inside = signs.certificateInside()
                .filter(seen -> !seen.binding().equals("file"))
                .filter(seen -> !seen.stored().isEmpty() && seen.missing().isEmpty());
        if (inside.isEmpty()) {
            return Optional.empty();
        }
        return signs.certificates().stream()
                .flatMap(at -> at.seen() instanceof Presented shown
                        ? Stream.of(shown.own().thumbprints().sha1())
                        : Stream.empty())
                .filter(sha1 -> !sha1.equals(inside.get().bound()))
                .filter(sha1 -> inside.get().stored().stream()
                        .noneMatch(stored -> stored.sha1().equals(sha1)))
                .findFirst()
                .map(sha1 -> "certificate: " + sha1 + " is on the wire, and is none of the host's");
    }
}
