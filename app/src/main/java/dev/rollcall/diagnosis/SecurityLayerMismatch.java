package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.NlaInside;
import java.util.Optional;

/** The host asks for another security than clients offer: mostly standard RDP security only. */
final class SecurityLayerMismatch implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "security-layer-mismatch",
                    "Security layers don't meet",
                    "C14",
                    Sureness.SOURCED,
                    "MS-RDPBCGR 2.2.1.2.2; Win32_TSGeneralSetting.SetSecurityLayer; teleport #280 (a proxy, seen as 0x904/0x7)")
            .explains("0x904/0x7")
            .cure(
                    "Set the security layer to TLS, or to negotiate where very old clients need that; clients without NLA are to be"
                            + " updated.",
                    "set-security-layer",
                    "require-nla")
            .next(
                    "Read SecurityLayer on the host (0 is standard RDP security), and who sets it",
                    "Look whether the server can read its private key: servers on Linux offer no TLS without one");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        Handshaken tls = signs.security();
        if (signs.has(Check.NLA, "rdp-security-only")) {
            return Optional.of(rdpOnly(signs, tls));
        }
        boolean client = tls.failure("SSL_REQUIRED_BY_SERVER") || tls.failure("SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER");
        if (client) {
            return Optional.of(Suspicion.of(Confidence.MEDIUM, signs, Check.NLA));
        }
        return signs.has(Check.CERTIFICATE, "none") && !signs.has(Check.NLA, "refused", "broken")
                ? Optional.of(Suspicion.of(
                        signs.nla().isEmpty() ? Confidence.MEDIUM : Confidence.LOW, signs, Check.CERTIFICATE))
                : Optional.empty();
    }

    private static Suspicion rdpOnly(Signs signs, Handshaken tls) {
        String layer = signs.nlaInside().map(NlaInside::securityLayer).orElse("");
        Confidence confidence = layer.equals("rdp")
                ? Confidence.CERTAIN
                : tls.failure("SSL_NOT_ALLOWED_BY_SERVER") && layer.isEmpty() ? Confidence.HIGH : Confidence.MEDIUM;
        Suspicion suspicion = Suspicion.of(confidence, signs, Check.NLA);
        if (!layer.isEmpty()) {
            suspicion = layer.equals("rdp")
                    ? suspicion.and("the host's security layer is set to rdp")
                    : suspicion.but("the host's security layer is set to " + layer);
        }
        return PolicyDrift.securityLayerByPolicy(signs) ? suspicion.curedBy() : suspicion;
    }
}
