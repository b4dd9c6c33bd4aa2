package dev.rollcall.probe;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.NlaObservation;
import dev.rollcall.observation.NlaObservation.Handshake;
import dev.rollcall.observation.NlaObservation.Negotiation;
import dev.rollcall.observation.Outcome;
import dev.rollcall.probe.rdp.Opening;
import dev.rollcall.probe.rdp.Secured;
import dev.rollcall.probe.tcp.ConnectionFault;

/**
 * Which protection the listener takes, and whether it takes less than Network Level Authentication: only the second connection,
 * asking for TLS alone, tells "required" from "offered" (MS-RDPBCGR 2.2.1.2.2).
 */
final class NlaProbe implements Probe {
    @Override
    public Check check() {
        return Check.NLA;
    }

    @Override
    public Look look(Visit visit) throws InterruptedException {
        Outcome outcome;
        try {
            Opening opening = visit.opening();
            if (!opening.open()) {
                return Looks.notReached(check(), visit, opening);
            }
            Secured secured = visit.secured();
            Negotiation tlsOnly = visit.tlsOnly();
            Handshake tls = secured.handshake() instanceof Handshake.NotTried
                    ? visit.tlsOnlySecured().handshake()
                    : secured.handshake();
            outcome = new Outcome.Seen(new NlaObservation(opening.negotiation(), tlsOnly, tls, secured.credSsp()));
        } catch (ConnectionFault ours) {
            outcome = Looks.missing(ours);
        }
        return Looks.of(
                check(),
                visit,
                outcome,
                visit.openingWords(),
                visit.securedWords(),
                visit.tlsOnlyWords(),
                visit.tlsOnlySecuredWords());
    }
}
