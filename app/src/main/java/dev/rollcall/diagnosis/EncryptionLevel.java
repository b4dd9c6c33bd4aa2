package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.NlaInside;
import java.util.Optional;

/** The host asks for an encryption (FIPS) that the client does not do. */
final class EncryptionLevel implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "encryption-level",
                    "Encryption levels don't meet",
                    "C19",
                    Sureness.SOURCED,
                    "Microsoft: cannot-connect-rdp-azure-vm; reason code 0x506, extended code 0x8")
            .explains("0x506", "0xe06", "*/0x8")
            .cure(
                    "Update the client, or agree on one level; it matters for standard RDP security only, which TLS makes needless.",
                    "set-security-layer")
            .next("Read MinEncryptionLevel (4 is FIPS) and the FIPS policy", "Connect with a newer client");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        Optional<String> level = signs.nlaInside()
                .map(NlaInside::encryptionLevel)
                .filter("fips"::equals)
                .map(_ -> "nla: encryption level FIPS")
                .or(() -> signs.setting("FIPS").filter("1"::equals).map(_ -> "policy: FIPS is on"));
        return level.isPresent() && signs.has(Check.NLA, "rdp-security-only")
                ? Optional.of(Suspicion.of(Confidence.MEDIUM, level.get()).and(signs, Check.NLA))
                : Optional.empty();
    }
}
