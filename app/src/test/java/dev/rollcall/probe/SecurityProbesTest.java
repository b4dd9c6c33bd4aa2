package dev.rollcall.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.observation.CertificateObservation;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.NlaObservation;
import dev.rollcall.observation.NlaObservation.CredSsp;
import dev.rollcall.observation.NlaObservation.Handshake;
import dev.rollcall.observation.NlaObservation.Negotiation;
import dev.rollcall.observation.NlaObservation.Protocol;
import dev.rollcall.observation.Observation;
import dev.rollcall.observation.Outcome;
import dev.rollcall.probe.rdp.Captures;
import dev.rollcall.probe.tls.JdkTlsEngines;
import dev.rollcall.probe.tls.TlsEngines;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SecurityProbesTest {
    private static final Instant LATER = Instant.parse("2040-01-01T00:00:00Z");

    static List<TlsEngines> engines() {
        return List.of(TlsEngines.best(), new JdkTlsEngines());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void nlaIsRequiredWhereTlsAloneIsRefused(TlsEngines engines) throws Exception {
        TlsPeer peer = new TlsPeer(2048, "SHA256withRSA", LATER);
        try (ScriptedListener listener = new ScriptedListener(
                peer.answering(Captures.SELECTED_HYBRID, Captures.CHALLENGE),
                ScriptedListener.answering(Captures.FAILURE_5))) {
            List<Look> looks = look(engines, listener);
            NlaObservation nla = seen(NlaObservation.class, looks.get(1));
            assertEquals(new Negotiation.Selected(Protocol.HYBRID, 3), nla.offered());
            assertEquals(new Negotiation.Failed("HYBRID_REQUIRED_BY_SERVER"), nla.tlsOnly());
            assertInstanceOf(Handshake.Completed.class, nla.tls());
            CredSsp.Challenged challenged = assertInstanceOf(CredSsp.Challenged.class, nla.credSsp());
            assertEquals("nla", challenged.identity().dns().computer());
            CertificateObservation.Presented shown = seen(CertificateObservation.Presented.class, looks.get(2));
            assertEquals(List.of("rds-1.example.net", "nla"), shown.names());
            assertTrue(shown.own().selfSigned());
            assertEquals(2, listener.connections());
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void weakAndExpiredCertificatesAreReadLikeAnyOther(TlsEngines engines) throws Exception {
        TlsPeer peer = new TlsPeer(1024, "SHA1withRSA", Instant.parse("2021-01-01T00:00:00Z"));
        try (ScriptedListener listener = new ScriptedListener(peer.answering(Captures.SELECTED_SSL, ""))) {
            CertificateObservation.Certificate own = seen(
                            CertificateObservation.Presented.class,
                            look(engines, listener).get(2))
                    .own();
            assertEquals(new CertificateObservation.Algorithms("RSA", 1024, "SHA1withRSA"), own.algorithms());
            assertEquals(Instant.parse("2021-01-01T00:00:00Z"), own.notAfter());
            assertEquals("CN=rds-1.example.net", own.identity().subject());
            assertEquals(1, listener.connections());
        }
    }

    @Test
    void whereTheFirstRequestFailsTheCertificateIsReadFromTheSecond() throws Exception {
        TlsPeer peer = new TlsPeer(2048, "SHA256withRSA", LATER);
        try (ScriptedListener listener = new ScriptedListener(
                ScriptedListener.answering(Captures.FAILURE_1), peer.answering(Captures.SELECTED_SSL, ""))) {
            List<Look> looks = look(TlsEngines.best(), listener);
            NlaObservation nla = seen(NlaObservation.class, looks.get(1));
            assertEquals(new Negotiation.Selected(Protocol.SSL, 1), nla.tlsOnly());
            assertInstanceOf(Handshake.Completed.class, nla.tls());
            seen(CertificateObservation.Presented.class, looks.get(2));
        }
    }

    @Test
    void aListenerWithoutTlsHasNoCertificate() throws Exception {
        for (String answer : List.of(Captures.SELECTED_RDP, Captures.NO_NEGOTIATION, Captures.FAILURE_3_AND_GOODBYE)) {
            try (ScriptedListener listener = new ScriptedListener(ScriptedListener.answering(answer))) {
                List<Look> looks = look(TlsEngines.best(), listener);
                seen(CertificateObservation.None.class, looks.get(2));
                assertEquals(
                        new Negotiation.NotAsked(),
                        seen(NlaObservation.class, looks.get(1)).tlsOnly());
                assertEquals(1, listener.connections());
            }
        }
    }

    @Test
    void anOddAnswerToTheNegotiationTellsNothingOfTheCertificate() throws Exception {
        String oddBlock = "030000130ed000001234000701080000000000";
        for (String answer : List.of(oddBlock, Captures.FAILURE_1)) {
            try (ScriptedListener listener = new ScriptedListener(ScriptedListener.answering(answer))) {
                Look certificate = look(TlsEngines.best(), listener).get(2);
                Outcome.Missing missing = assertInstanceOf(Outcome.Missing.class, certificate.outcome());
                assertEquals(Outcome.Reason.NOT_REACHED, missing.reason());
            }
        }
    }

    @Test
    void aHandshakeThatStallsOrIsRefusedIsBroken() throws Exception {
        try (ScriptedListener stalling = new ScriptedListener(ScriptedListener.answering(Captures.SELECTED_HYBRID));
                ScriptedListener refusing = new ScriptedListener(
                        ScriptedListener.answering(Captures.SELECTED_SSL, Captures.ALERT_PROTOCOL_VERSION))) {
            Handshake stalled = seen(
                            NlaObservation.class,
                            look(TlsEngines.best(), stalling).get(1))
                    .tls();
            assertEquals(new Handshake.Broken("no answer", true), stalled);
            List<Look> looks = look(TlsEngines.best(), refusing);
            assertEquals(
                    new Handshake.Broken("alert protocol_version", false),
                    seen(NlaObservation.class, looks.get(1)).tls());
            assertEquals(
                    new CertificateObservation.Unreadable("alert protocol_version"),
                    seen(CertificateObservation.Unreadable.class, looks.get(2)));
        }
    }

    @Test
    void anErrorInPlaceOfAChallengeIsARefusal() throws Exception {
        TlsPeer peer = new TlsPeer(2048, "SHA256withRSA", LATER);
        try (ScriptedListener listener =
                new ScriptedListener(peer.answering(Captures.SELECTED_HYBRID, Captures.longError()))) {
            NlaObservation nla =
                    seen(NlaObservation.class, look(TlsEngines.best(), listener).get(1));
            assertEquals(new CredSsp.Refused(6, 0xC00700EA), nla.credSsp());
        }
    }

    private static List<Look> look(TlsEngines engines, ScriptedListener listener) throws InterruptedException {
        return new AddressProbes(engines, InstantSource.system())
                .look(
                        Host.named("rds-1.example.net").withPort(listener.port()),
                        InetAddress.getLoopbackAddress(),
                        List.of("rds-1.example.net"),
                        EnumSet.range(Check.DNS, Check.POLICY),
                        new ProbeSettings(Duration.ofSeconds(2), List.of(), "rollcall"),
                        Deadline.after(Duration.ofSeconds(15)));
    }

    private static <T extends Observation> T seen(Class<T> type, Look look) {
        Outcome.Seen seen = assertInstanceOf(Outcome.Seen.class, look.outcome(), look::toString);
        return assertInstanceOf(type, seen.observation());
    }
}
