package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.NlaObservation.CredSsp;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The host takes no NTLM from whoever connects by address, alias or with an old client. */
final class NtlmRestricted implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "ntlm-restricted",
                    "NTLM restricted",
                    "C17",
                    Sureness.SOURCED,
                    "Microsoft: 0xc000035b-when-you-use-lmcompatibility; reason codes 0x1707, 0xc07")
            .explains("0x1707", "0xc07")
            .cure(
                    "Connect by full name, with user@domain; register TERMSRV/NAME for aliases; set DNS right. Loosening the NTLM"
                            + " policy is the owner's decision.")
            .next(
                    "Connect by the full name instead of the address",
                    "Ask for a Kerberos ticket: klist get TERMSRV/NAME",
                    "Read RestrictReceivingNTLMTraffic and LmCompatibilityLevel on the host");

    /** NTSTATUS: NTLM blocked, and bad channel bindings (MS-ERREF 2.3.1). */
    private static final Set<Integer> NO_NTLM = Set.of(0xC0000418, 0xC000035B);

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        Handshaken security = signs.security();
        Optional<Integer> refused = security.refused(NO_NTLM);
        if (refused.isPresent()) {
            return Optional.of(Suspicion.of(
                            Confidence.HIGH, String.format(Locale.ROOT, "nla: CredSSP ends with 0x%08x", refused.get()))
                    .and(signs.setting("LmCompatibilityLevel")
                            .map(level -> "policy: LmCompatibilityLevel is " + level)));
        }
        boolean denied = signs.setting("RestrictReceivingNTLMTraffic")
                .filter("2"::equals)
                .isPresent();
        boolean asked = signs.nla().stream().anyMatch(at -> !(at.seen().credSsp() instanceof CredSsp.NotTried));
        if (denied && asked && !security.challenged()) {
            return Optional.of(Suspicion.of(Confidence.MEDIUM, "policy: RestrictReceivingNTLMTraffic is 2")
                    .and(signs, Check.NLA));
        }
        return security.credSspBroken()
                ? Optional.of(Suspicion.of(Confidence.LOW, signs, Check.NLA))
                : Optional.empty();
    }
}
