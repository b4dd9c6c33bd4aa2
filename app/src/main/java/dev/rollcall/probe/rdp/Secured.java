package dev.rollcall.probe.rdp;

import dev.rollcall.observation.CertificateObservation.Certificate;
import dev.rollcall.observation.NlaObservation.CredSsp;
import dev.rollcall.observation.NlaObservation.Handshake;
import java.util.List;

/**
 * How a call went on behind the negotiation.
 *
 * @param chain the certificates shown, as sent; empty where there was no handshake, or where they can't be read
 * @param unreadable why {@code chain} is empty in spite of TLS; otherwise empty
 */
public record Secured(Handshake handshake, CredSsp credSsp, List<Certificate> chain, String unreadable) {
    public static final Secured NOT_TRIED =
            new Secured(new Handshake.NotTried(), new CredSsp.NotTried(), List.of(), "");

    public Secured {
        chain = List.copyOf(chain);
    }

    static Secured broken(String reason, boolean timedOut) {
        return new Secured(new Handshake.Broken(reason, timedOut), new CredSsp.NotTried(), List.of(), reason);
    }
}
