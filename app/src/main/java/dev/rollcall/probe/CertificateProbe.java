package dev.rollcall.probe;

import dev.rollcall.observation.CertificateObservation;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.NlaObservation.CredSsp;
import dev.rollcall.observation.NlaObservation.Handshake;
import dev.rollcall.observation.NlaObservation.Negotiation;
import dev.rollcall.observation.NlaObservation.Protocol;
import dev.rollcall.observation.Outcome;
import dev.rollcall.probe.rdp.Opening;
import dev.rollcall.probe.rdp.Secured;
import dev.rollcall.probe.tcp.ConnectionFault;
import dev.rollcall.probe.tcp.Transcript;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The certificate that the listener shows, from whichever connection got as far as TLS. */
final class CertificateProbe implements Probe {
    @Override
    public Check check() {
        return Check.CERTIFICATE;
    }

    @Override
    public Look look(Visit visit) throws InterruptedException {
        Outcome outcome;
        Transcript words = visit.tlsWords();
        try {
            Opening opening = visit.opening();
            if (!opening.open()) {
                return Looks.notReached(check(), visit, opening);
            }
            Secured secured = visit.secured();
            Negotiation negotiation = opening.negotiation();
            if (!(negotiation instanceof Negotiation.Selected) && secured.handshake() instanceof Handshake.NotTried) {
                Negotiation second = visit.tlsOnly();
                if (second instanceof Negotiation.Selected) {
                    negotiation = second;
                    secured = visit.tlsOnlySecured();
                    words = visit.tlsOnlySecuredWords();
                }
            }
            outcome = outcome(negotiation, secured, visit.target().names());
        } catch (ConnectionFault ours) {
            outcome = Looks.missing(ours);
        }
        return Looks.of(check(), visit, outcome, List.of(), List.of(words));
    }

    /** Unreadable is only what TLS was tried for; a negotiation that led nowhere tells nothing of a certificate. */
    private static Outcome outcome(Negotiation negotiation, Secured secured, List<String> knownNames) {
        if (secured.handshake() instanceof Handshake.Completed(String protocol, String cipher)
                && !secured.chain().isEmpty()) {
            return new Outcome.Seen(new CertificateObservation.Presented(
                    secured.chain(), names(knownNames, secured), protocol, cipher));
        }
        return switch (negotiation) {
            case Negotiation.Selected(Protocol protocol, int _) ->
                protocol.usesTls()
                        ? new Outcome.Seen(new CertificateObservation.Unreadable(secured.unreadable()))
                        : new Outcome.Seen(new CertificateObservation.None());
            case Negotiation.Failed failed ->
                Visit.noTls(failed)
                        ? new Outcome.Seen(new CertificateObservation.None())
                        : notReached("negotiation failed: " + failed.failure());
            case Negotiation.Absent _, Negotiation.NotAsked _ -> new Outcome.Seen(new CertificateObservation.None());
            case Negotiation.Unanswered(String reason, boolean _) -> notReached(reason);
        };
    }

    private static Outcome notReached(String why) {
        return new Outcome.Missing(Outcome.Reason.NOT_REACHED, why);
    }

    private static List<String> names(List<String> known, Secured secured) {
        Set<String> names = new LinkedHashSet<>();
        known.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        if (secured.credSsp() instanceof CredSsp.Challenged challenged) {
            names.add(challenged.identity().dns().computer().toLowerCase(Locale.ROOT));
            names.add(challenged.identity().computer().toLowerCase(Locale.ROOT));
            names.remove("");
        }
        return List.copyOf(names);
    }
}
