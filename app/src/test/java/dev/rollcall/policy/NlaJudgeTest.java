package dev.rollcall.policy;

import static dev.rollcall.policy.RoundFixture.CHALLENGED;
import static dev.rollcall.policy.RoundFixture.TLS;
import static dev.rollcall.policy.RoundFixture.failed;
import static dev.rollcall.policy.RoundFixture.selected;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.observation.NlaObservation;
import dev.rollcall.observation.NlaObservation.CredSsp;
import dev.rollcall.observation.NlaObservation.Handshake;
import dev.rollcall.observation.NlaObservation.Negotiation;
import dev.rollcall.observation.NlaObservation.Protocol;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NlaJudgeTest {
    private static final Negotiation HYBRID = selected(Protocol.HYBRID);
    private static final Negotiation SSL = selected(Protocol.SSL);
    private static final Negotiation RDP = selected(Protocol.RDP);
    private static final Negotiation INSISTS = failed("HYBRID_REQUIRED_BY_SERVER");
    private static final Negotiation ABSENT = new Negotiation.Absent();
    private static final Negotiation NOT_ASKED = new Negotiation.NotAsked();
    private static final Handshake NO_TLS = new Handshake.NotTried();
    private static final CredSsp NO_CREDSSP = new CredSsp.NotTried();

    static Stream<Arguments> codes() {
        return Stream.of(
                row("required", HYBRID, INSISTS, TLS, CHALLENGED),
                row("required", selected(Protocol.HYBRID_EX), INSISTS, TLS, CHALLENGED),
                row("required", HYBRID, INSISTS, TLS, new CredSsp.Refused(6, 0xC000006D)),
                row("optional", HYBRID, SSL, TLS, new CredSsp.Refused(6, 0xC000006D)),
                row("optional", HYBRID, SSL, TLS, CHALLENGED),
                row("optional", HYBRID, RDP, TLS, CHALLENGED),
                row("optional", HYBRID, ABSENT, TLS, CHALLENGED),
                row("off", SSL, NOT_ASKED, TLS, NO_CREDSSP),
                row("off", SSL, SSL, NO_TLS, NO_CREDSSP),
                row("rdp-security-only", RDP, NOT_ASKED, NO_TLS, NO_CREDSSP),
                row("rdp-security-only", ABSENT, NOT_ASKED, NO_TLS, NO_CREDSSP),
                row("rdp-security-only", failed("SSL_NOT_ALLOWED_BY_SERVER"), NOT_ASKED, NO_TLS, NO_CREDSSP),
                row("refused", failed("SSL_CERT_NOT_ON_SERVER"), NOT_ASKED, NO_TLS, NO_CREDSSP),
                row("refused", INSISTS, INSISTS, NO_TLS, NO_CREDSSP),
                row("refused", failed("UNKNOWN_9"), NOT_ASKED, NO_TLS, NO_CREDSSP),
                row("broken", HYBRID, INSISTS, new Handshake.Broken("reset", false), NO_CREDSSP),
                row("broken", HYBRID, INSISTS, new Handshake.Broken("no answer", true), NO_CREDSSP),
                row("broken", SSL, NOT_ASKED, new Handshake.Broken("alert handshake_failure", false), NO_CREDSSP),
                row("broken", HYBRID, INSISTS, TLS, new CredSsp.Broken("closed", false)),
                row("broken", selected(Protocol.RDSTLS), NOT_ASKED, NO_TLS, NO_CREDSSP),
                row("timed-out", new Negotiation.Unanswered("", true), NOT_ASKED, NO_TLS, NO_CREDSSP),
                row("not-reached", new Negotiation.Unanswered("closed", false), NOT_ASKED, NO_TLS, NO_CREDSSP),
                row("timed-out", HYBRID, new Negotiation.Unanswered("", true), TLS, CHALLENGED),
                row("not-reached", HYBRID, new Negotiation.Unanswered("closed", false), TLS, CHALLENGED),
                row("not-reached", HYBRID, NOT_ASKED, TLS, CHALLENGED));
    }

    private static Arguments row(
            String code, Negotiation offered, Negotiation tlsOnly, Handshake tls, CredSsp credSsp) {
        return Arguments.of(code, new NlaObservation(offered, tlsOnly, tls, credSsp));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void namesEachCase(String code, NlaObservation seen) {
        assertEquals(
                code, new NlaJudge().judge(seen).remarks().getFirst().code().key());
    }

    @Test
    void tellsWhoTheServerSaysItIs() {
        Map<String, Object> facts =
                new NlaJudge().judge(RoundFixture.required()).facts();
        assertEquals(List.of("NLA"), facts.get("offered"));
        assertEquals("HYBRID", facts.get("selected"));
        assertEquals("RDS-100", facts.get("computer"));
        assertEquals("rds-100.ber.example.net", facts.get("dns_computer"));
        assertEquals("ber.example.net", facts.get("dns_domain"));
        assertEquals("example.net", facts.get("dns_tree"));
        assertEquals("10.0.20348", facts.get("os_version"));
        assertEquals("2026-11-20T14:00:00Z", facts.get("clock"));
        assertEquals(2L, facts.get("clock_skew_s"));
        assertEquals(6, facts.get("credssp_version"));
    }

    @Test
    void namesTheFailure() {
        Map<String, Object> facts = new NlaJudge()
                .judge(new NlaObservation(failed("SSL_CERT_NOT_ON_SERVER"), NOT_ASKED, NO_TLS, NO_CREDSSP))
                .facts();
        assertEquals("SSL_CERT_NOT_ON_SERVER", facts.get("failure"));
        assertEquals(List.of(), facts.get("offered"));
    }

    @Test
    void showsTheStatusThatCameInPlaceOfAChallenge() {
        Map<String, Object> facts = new NlaJudge()
                .judge(new NlaObservation(HYBRID, SSL, TLS, new CredSsp.Refused(6, 0xC000006D)))
                .facts();
        assertEquals("0xc000006d", facts.get("credssp_error"));
        assertEquals(List.of("NLA", "TLS"), facts.get("offered"));
    }

    @Test
    void saysWhyThereIsNoAnswer() {
        Negotiation silent = new Negotiation.Unanswered("closed", false);
        Map<String, Object> facts = new NlaJudge()
                .judge(new NlaObservation(silent, silent, NO_TLS, NO_CREDSSP))
                .facts();
        assertEquals("closed", facts.get("reason"));
        assertEquals("closed", facts.get("tls_only_reason"));
    }
}
