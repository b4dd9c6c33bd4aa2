package dev.rollcall.fix;

import dev.rollcall.fix.FixParameter.Form;
import dev.rollcall.observation.CertificateInside;
import dev.rollcall.remote.Script.Language;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A certificate that is there, and is meant for Remote Desktop, but is not the one that is shown. */
public final class BindCertificate implements HostFix {
    private static final String THUMBPRINT = "thumbprint";
    private static final String CERTIFICATE = "certificate";
    private static final String KEY = "key";
    private static final Pattern SHA1 = Pattern.compile("[0-9a-f]{40}");

    private static final FixSheet SHEET = new FixSheet(
            "bind-certificate",
            "Bind a certificate",
            "Has Remote Desktop show another certificate: one of the host's store, or on Linux a pair of PEM files.",
            Risk.BRIEF_INTERRUPTION,
            List.of(
                    FixParameter.optional(
                            THUMBPRINT,
                            "SHA-1, of one in the host's store; the best match where nothing is said; Windows only",
                            new Form.Text()),
                    FixParameter.optional(
                            CERTIFICATE,
                            "PEM file, the host's own first, then its issuers; Linux only",
                            new Form.File()),
                    FixParameter.optional(KEY, "PEM file of its private key; Linux only", new Form.File()),
                    FixParameter.usually(
                            "anyway", "also where its names, dates or purpose don't fit", new Form.Flag(), "no")),
            true);

    @Override
    public FixSheet sheet() {
        return SHEET;
    }

    @Override
    public FixSettings settings(FixSettings said, Language language) {
        return switch (language) {
            case POWERSHELL -> said.without(Set.of(CERTIFICATE, KEY));
            case SH -> said.without(Set.of(THUMBPRINT));
        };
    }

    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        boolean pair = settings.file(CERTIFICATE).isPresent();
        if (pair != settings.file(KEY).isPresent()) {
            return Fit.not(LeftOut.REFUSED, "certificate and key go together: say both, or none");
        }
        Optional<String> binding = sight.seen(CertificateInside.class).map(CertificateInside::binding);
        if (binding.isPresent() && binding.get().equals("file") && !pair) {
            return Fit.not(LeftOut.NOT_APPLICABLE, "there is no certificate store: say certificate and key");
        }
        Optional<String> wanted = settings.text(THUMBPRINT).map(BindCertificate::plain);
        if (wanted.isPresent() && !SHA1.matcher(wanted.get()).matches()) {
            return Fit.not(LeftOut.REFUSED, "a thumbprint is SHA-1, 40 hexadecimal digits");
        }
        if (RegenerateCertificate.byPolicy(sight)) {
            return Fit.not(LeftOut.SET_BY_POLICY, "a group policy says which certificate is used");
        }
        boolean shown = wanted.isPresent()
                && CertificateProofs.shown(sight)
                && CertificateProofs.own(sight).stream()
                        .allMatch(own -> own.thumbprints().sha1().equals(wanted.get()));
        return shown ? Fit.not(LeftOut.ALREADY_SO, "it shows this certificate") : Fit.APPLIES;
    }

    @Override
    public Proof proof(Sight before, Sight after, FixReport report) {
        Optional<String> wanted = report.changes().stream()
                .filter(change -> change.what().equals("certificate"))
                .map(change -> plain(change.after()))
                .filter(thumbprint -> SHA1.matcher(thumbprint).matches())
                .findFirst();
        return CertificateProofs.bound(after, wanted);
    }

    /** What is copied from a dialog of Windows brings spaces, and characters that nobody sees. */
    private static String plain(String thumbprint) {
        return thumbprint.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Cf}:]", "");
    }
}
