package dev.rollcall.fix;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fix.FixParameter.Form;
import dev.rollcall.fix.FixReport.State;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.observation.CertificateObservation.Certificate;
import dev.rollcall.observation.CertificateObservation.Presented;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A certificate that an authority issued which this computer does not know: its root goes into the trust of the person in front
 * of it. Never the host's own certificate: that would trust one host for the sake of a name that may be wrong, and nothing is
 * gained for the next.
 */
public final class TrustIssuer implements DeskFix {
    private static final String SHA256 = "sha256";
    private static final String ISSUER = "issuer";

    private static final FixSheet SHEET = new FixSheet(
            "trust-issuer",
            "Trust the issuer",
            "Has the remote desktop client of this computer trust the authority that issued the host's certificate.",
            Risk.HARMLESS,
            List.of(
                    FixParameter.optional(
                            SHA256, "of the authority's certificate, if it is to be no other", new Form.Text()),
                    FixParameter.optional(
                            ISSUER,
                            "PEM file of the authority's certificate, where the host does not send it",
                            new Form.File())),
            false);

    private final OwnTrust trust;

    TrustIssuer(OwnTrust trust) {
        this.trust = trust;
    }

    static TrustIssuer ofThisComputer() {
        return new TrustIssuer(OwnTrust.ofThisComputer());
    }

    @Override
    public FixSheet sheet() {
        return SHEET;
    }

    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        List<Certificate> own = CertificateProofs.own(sight);
        if (own.isEmpty()) {
            return Fit.not(LeftOut.NOT_APPLICABLE, "it shows no certificate");
        }
        return own.stream().anyMatch(Certificate::selfSigned)
                ? Fit.not(
                        LeftOut.REFUSED,
                        "its certificate is self-signed: no authority stands behind it, and it is never trusted itself")
                : Fit.APPLIES;
    }

    @Override
    public FixReport run(Host host, Sight sight, FixSettings settings, Action action, Deadline deadline)
            throws InputException, InterruptedException {
        InetAddress address = address(sight)
                .orElseThrow(() -> new InputException(host.label() + " shows no certificate: check it first"));
        List<X509Certificate> chain = ShownChain.of(host, address, deadline);
        X509Certificate own = chain.getFirst();
        if (CertificateProofs.own(sight).stream()
                .noneMatch(seen -> seen.thumbprints().sha256().equals(IssuingRoot.digest("SHA-256", own)))) {
            throw new InputException(host.label() + " shows another certificate than a moment ago: check it again");
        }
        IssuingRoot root = IssuingRoot.of(chain, new FixSettings(settings.told()).text(ISSUER));
        if (!root.isMeant(settings.text(SHA256).map(TrustIssuer::plain))) {
            throw new InputException(
                    "the authority is another than the one that is meant: its SHA-256 is " + root.sha256());
        }
        if (trust.has(root.certificate())) {
            return report(State.ALREADY_SO, "this computer trusts " + root.subject(), List.of(), List.of());
        }
        List<Change> changes = root.inFull(trust.place());
        return switch (action) {
            case PLAN -> report(State.WOULD_CHANGE, "", changes, List.of());
            case APPLY ->
                report(
                        State.CHANGED,
                        "",
                        changes,
                        List.of(trust.add(root.certificate()) + ": " + root.subject() + ", SHA-256 " + root.sha256()));
            case UNDO, CONFIRM ->
                report(State.REFUSED, "take it out by hand: it is in " + trust.place(), List.of(), List.of());
        };
    }

    private static Optional<InetAddress> address(Sight sight) {
        return sight.round().of(Check.CERTIFICATE).stream()
                .filter(look -> look.outcome() instanceof Outcome.Seen(Presented _))
                .map(Look::address)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String plain(String thumbprint) {
        return thumbprint.toLowerCase(Locale.ROOT).replaceAll("[^0-9a-z]", "");
    }

    private static FixReport report(State state, String because, List<Change> changes, List<String> log) {
        return new FixReport(state, because, changes, Optional.empty(), "", "", log);
    }
}
