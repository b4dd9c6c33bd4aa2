package dev.rollcall.fix;

import dev.rollcall.fix.FixParameter.Form;
import dev.rollcall.observation.CertificateInside;
import dev.rollcall.observation.CertificateObservation.Certificate;
import dev.rollcall.observation.Check;
import java.util.List;
import java.util.Optional;

/** A self-signed certificate that has ended, names another host or is weak: the host makes itself a new one. */
public final class RegenerateCertificate implements HostFix {
    static final String REPLACE_ISSUED = "replace_issued";

    private static final FixSheet SHEET = new FixSheet(
            "regenerate-certificate",
            "Regenerate the certificate",
            "Has the host make a new self-signed certificate for Remote Desktop, and keeps the old one for undo.",
            Risk.BRIEF_INTERRUPTION,
            List.of(
                    FixParameter.usually(
                            "days", "how long it is good for, in days; Linux only", new Form.Count(1, 825), "365"),
                    FixParameter.usually(
                            REPLACE_ISSUED,
                            "also where an authority issued the one in use, or it was chosen by hand",
                            new Form.Flag(),
                            "no"),
                    FixParameter.usually(
                            "restart_service",
                            "restart TermService if nothing less helps, which cuts everybody off; Windows only",
                            new Form.Flag(),
                            "no")),
            true);

    @Override
    public FixSheet sheet() {
        return SHEET;
    }

    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        if (byPolicy(sight)) {
            return Fit.not(LeftOut.SET_BY_POLICY, "a group policy says which certificate is used");
        }
        Optional<Certificate> issued = CertificateProofs.own(sight).stream()
                .filter(own -> !own.selfSigned())
                .findFirst();
        if (issued.isPresent() && sight.has(Check.CERTIFICATE, "valid") && !settings.flag(REPLACE_ISSUED)) {
            return Fit.not(
                    LeftOut.REFUSED,
                    "an authority issued its certificate, and nothing is wrong with it: "
                            + issued.get().identity().issuer());
        }
        return Fit.APPLIES;
    }

    static boolean byPolicy(Sight sight) {
        return sight.seen(CertificateInside.class)
                .map(inside -> inside.binding().equals("policy"))
                .orElse(false);
    }

    @Override
    public Proof proof(Sight before, Sight after, FixReport report) {
        return CertificateProofs.renewed(before, after, report);
    }
}
