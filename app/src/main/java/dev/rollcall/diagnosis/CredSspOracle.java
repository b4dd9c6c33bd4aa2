package dev.rollcall.diagnosis;

import dev.rollcall.diagnosis.Signs.At;
import dev.rollcall.observation.NlaObservation;
import dev.rollcall.observation.NlaObservation.CredSsp;
import dev.rollcall.observation.NlaObservation.NtlmIdentity;
import java.util.Optional;

/** Client and host disagree about the CredSSP update of 2018. */
final class CredSspOracle implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "credssp-oracle",
                    "CredSSP not updated",
                    "C16",
                    Sureness.UNSURE,
                    "Microsoft: credssp-encryption-oracle-remediation; that the version tells the update is not documented")
            .cure("Update the older side. AllowEncryptionOracle=2 is a vulnerability, and no cure.")
            .next(
                    "Read the dialog: this one is named there",
                    "Compare the version of TSpkg.dll and AllowEncryptionOracle on both sides");

    private static final int UPDATED = 5;

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        for (At<NlaObservation> at : signs.nla()) {
            int version = switch (at.seen().credSsp()) {
                case CredSsp.Challenged(int told, NtlmIdentity _) -> told;
                case CredSsp.Refused(int told, int _) -> told;
                case CredSsp.Broken _, CredSsp.NotTried() -> UPDATED;
            };
            if (version < UPDATED) {
                return Optional.of(Suspicion.of(
                                Confidence.LOW,
                                "nla: CredSSP version " + version + ", updated hosts have " + UPDATED + " or 6")
                        .and(signs.setting("AllowEncryptionOracle")
                                .map(value -> "policy: AllowEncryptionOracle is " + value)));
            }
        }
        return Optional.empty();
    }
}
