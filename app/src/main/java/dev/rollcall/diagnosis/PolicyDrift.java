package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.PolicyObservation;
import java.util.Optional;

/** A group policy sets what breaks the host, whatever is set on the host itself. */
final class PolicyDrift implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "policy-drift",
                    "A group policy decides",
                    "C31",
                    Sureness.SOURCED,
                    "Terminal Services WMI provider error 0x80041016; rdp-error-general-troubleshooting")
            .cure("The policy's owner changes the policy. Nothing here fights it, and gpsvc stays on.")
            .next("gpresult /h names the policy", "Compare with a host of the same build in another OU");

    /** What can be wrong with a certificate that somebody chose. */
    private static final String[] FAULTS = {
        "expired", "not-yet-valid", "untrusted", "name-differs", "weak-key", "weak-signature"
    };

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        Optional<PolicyObservation> policy = signs.policy();
        boolean forbidden = policy.flatMap(PolicyObservation::byPolicy)
                .filter(allowed -> !allowed)
                .isPresent();
        if (forbidden) {
            boolean overridden = policy.flatMap(PolicyObservation::local).orElse(false);
            Suspicion suspicion = Suspicion.of(
                    overridden ? Confidence.CERTAIN : Confidence.HIGH,
                    "policy: a group policy disables Remote Desktop");
            return Optional.of(overridden ? suspicion.and("the host's own setting allows it") : suspicion);
        }
        if (signs.has(Check.NLA, "rdp-security-only") && securityLayerByPolicy(signs)) {
            return Optional.of(Suspicion.of(Confidence.HIGH, "nla: a group policy sets the security layer")
                    .and(signs, Check.NLA));
        }
        return ShownCertificate.byPolicy(signs) && signs.has(Check.CERTIFICATE, FAULTS)
                ? Optional.of(Suspicion.of(Confidence.MEDIUM, "certificate: a group policy chooses it")
                        .and(signs, Check.CERTIFICATE))
                : Optional.empty();
    }

    static boolean securityLayerByPolicy(Signs signs) {
        return signs.nlaInside()
                .map(inside -> inside.setBy().get("security_layer"))
                .filter("policy"::equals)
                .isPresent();
    }
}
