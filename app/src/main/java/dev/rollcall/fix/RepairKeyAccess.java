package dev.rollcall.fix;

import dev.rollcall.observation.CertificateInside;
import java.util.List;
import java.util.Optional;

/** A private key that is there, and that the RDP server may not read. */
public final class RepairKeyAccess implements HostFix {
    private static final FixSheet SHEET = new FixSheet(
            "fix-certificate-key-access",
            "Repair access to the certificate's key",
            "Lets the RDP server read its own private key again: the rights of that one file, and of nothing else.",
            Risk.BRIEF_INTERRUPTION,
            List.of(),
            true);

    @Override
    public FixSheet sheet() {
        return SHEET;
    }

    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        if (!CertificateProofs.shown(sight)) {
            return Fit.APPLIES;
        }
        Optional<Boolean> readable = sight.seen(CertificateInside.class)
                .flatMap(inside -> inside.key().readable());
        return readable.orElse(true)
                ? Fit.not(LeftOut.ALREADY_SO, "it shows its certificate, so it reads the key")
                : Fit.APPLIES;
    }

    @Override
    public Proof proof(Sight before, Sight after, FixReport report) {
        return CertificateProofs.keyRead(after);
    }
}
