package dev.rollcall.policy;

import static dev.rollcall.policy.GatewaySample.GATEWAY;
import static dev.rollcall.policy.GatewaySample.GOOD;
import static dev.rollcall.policy.GatewaySample.answering;
import static dev.rollcall.policy.GatewaySample.endpoint;
import static dev.rollcall.policy.RoundFixture.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.DnsObservation.Reply;
import dev.rollcall.observation.GatewayObservation;
import dev.rollcall.observation.GatewayObservation.Endpoint;
import dev.rollcall.observation.GatewayObservation.Kind;
import dev.rollcall.observation.GatewayObservation.State;
import dev.rollcall.observation.Outcome;
import dev.rollcall.policy.Policy.CertificateRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GatewayJudgeTest {
    private static final String LABEL = " · gw-2.example.net";

    static Stream<Arguments> codes() {
        Duration day = Duration.ofDays(1);
        return Stream.of(
                Arguments.of("answers", "gw-2.example.net", answering(GOOD, 401, 401)),
                Arguments.of("answers", "gw-2.example.net", answering(GOOD, 401, 404)),
                Arguments.of("answers", "gw-2.example.net", answering(GOOD, 101, 0)),
                Arguments.of("no-such-name", "no such name", GatewaySample.unresolved(Reply.NO_SUCH_NAME)),
                Arguments.of("no-such-name", "name without address", GatewaySample.unresolved(Reply.NO_ADDRESS)),
                Arguments.of("server-failure", "name server fails", GatewaySample.unresolved(Reply.SERVER_FAILURE)),
                Arguments.of("refused", "443 refused", GatewaySample.unreached(State.REFUSED)),
                Arguments.of("filtered", "443 filtered", GatewaySample.unreached(State.FILTERED)),
                Arguments.of("unreachable", "unreachable", GatewaySample.unreached(State.UNREACHABLE)),
                Arguments.of("silent", "443 accepts, says nothing", GatewaySample.unreached(State.SILENT)),
                Arguments.of("dropped", "443 accepts, then closes", GatewaySample.unreached(State.DROPPED)),
                Arguments.of("no-tls", "no TLS on 443", GatewaySample.unreached(State.NO_TLS)),
                Arguments.of("expired", "expired 12 d ago", answering(GatewaySample.expired(), 401, 401)),
                Arguments.of(
                        "not-yet-valid",
                        "valid in 1 d",
                        answering(GatewaySample.future(), 401, 401)),
                Arguments.of(
                        "expires-soon",
                        "9 d left",
                        answering(RoundFixture.dated(GOOD, NOW.minus(day), NOW.plus(day.multipliedBy(9))), 401, 401)),
                Arguments.of(
                        "name-differs",
                        "certificate not for remote.example.net",
                        answering(GatewaySample.named("gw-2.example.net"), 401, 401)),
                Arguments.of(
                        "name-differs",
                        "name differs: old.example.net",
                        answering(GatewaySample.named("old.example.net"), 401, 401)),
                Arguments.of(
                        "untrusted", "untrusted: issuer CN=Example CA", GatewaySample.untrusted(GOOD)),
                Arguments.of(
                        "self-signed", "self-signed", GatewaySample.untrusted(RoundFixture.selfSigned(GOOD))),
                Arguments.of(
                        "weak-key",
                        "RSA 1024",
                        answering(RoundFixture.made(GOOD, "RSA", 1024, "SHA256withRSA"), 401, 401)),
                Arguments.of(
                        "weak-signature",
                        "SHA1withRSA",
                        answering(RoundFixture.made(GOOD, "RSA", 2048, "SHA1withRSA"), 401, 401)),
                Arguments.of("old-tls", "TLSv1.1", GatewaySample.oldTls("TLSv1.1")),
                Arguments.of("service-unavailable", "service unavailable (503)", answering(GOOD, 503, 401)),
                Arguments.of("server-error", "server error 500", answering(GOOD, 500, 500)),
                Arguments.of("forbidden", "forbids it (403)", answering(GOOD, 403, 403)),
                Arguments.of("partly", "only the old RPC way in: the other answers 404", answering(GOOD, 404, 401)),
                Arguments.of("not-gateway", "no gateway: a web server answers 404", answering(GOOD, 404, 404)),
                Arguments.of("not-gateway", "no gateway: a web server answers 405", answering(GOOD, 405, 405)),
                Arguments.of("not-gateway", "no gateway: a web server answers 200", answering(GOOD, 200, 200)),
                Arguments.of("not-gateway", "no gateway: connection closed", answering(GOOD, 0, 0)),
                Arguments.of("pre-authentication", "sends clients to a login page", answering(GOOD, 302, 302)),
                Arguments.of(
                        "silent",
                        "takes TLS, says nothing",
                        answering(
                                Endpoint.without(Kind.HTTP, GatewayObservation.NO_ANSWER), endpoint(Kind.RPC, 401))),
                Arguments.of(
                        "not-gateway",
                        "no gateway: a web server answers 301",
                        answering(new Endpoint(
                                Kind.HTTP, 301, List.of(), "", "https://www.example.net/", true, ""))),
                Arguments.of(
                        "other-logon",
                        "takes Basic, neither Negotiate nor NTLM",
                        answering(new Endpoint(Kind.HTTP, 401, List.of("Basic"), "", "", true, ""))));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void namesTheWorst(String code, String summary, GatewayObservation seen) {
        Finding finding = judged(Policy.DEFAULT, seen);
        assertEquals(code, finding.code());
        assertEquals(code.equals("answers") ? summary : summary + LABEL, finding.summary());
        assertEquals(Code.of(Check.GATEWAY, code).orElseThrow().status(), finding.status());
    }

    @Test
    void whatAClientMeetsFirstNamesTheRow() {
        Finding finding = judged(Policy.DEFAULT, answering(RoundFixture.dated(
                GatewaySample.named("old.example.net"), NOW.minusSeconds(99), NOW.minusSeconds(9)), 503, 503));
        assertEquals(List.of("expired", "name-differs", "service-unavailable"), finding.codes());
    }

    @ParameterizedTest
    @CsvSource({"gw-2, false", "*.example.net, true", "GW-2.Example.NET, true", "*.net, false", "other.net, false"})
    void namesAreHeldAgainstTheCertificateAsStrictlyAsClientsDo(String alternative, boolean matches) {
        Finding finding = judged(Policy.DEFAULT, answering(GatewaySample.named("x.example.org", alternative), 401, 401));
        assertTrue(finding.facts().get("names") instanceof List<?> names
                && names.getFirst().equals(Map.of("name", "gw-2.example.net", "matches", matches)));
    }

    @Test
    void anIssuerThatThePolicyListsIsTrustedAndWhereItAsksForOneNoOther() {
        assertEquals("answers", judged(trusting(false, "cn=example ca"), GatewaySample.untrusted(GOOD)).code());
        assertEquals("untrusted", judged(trusting(true, "CN=Other CA"), answering(GOOD, 401, 401)).code());
    }

    @Test
    void theFactsAreThoseOfACertificateAndWhatAnswered() {
        Map<String, Object> facts = judged(Policy.DEFAULT, answering(GOOD, 401, 404)).facts();
        assertEquals("gw-2.example.net", facts.get("gateway"));
        assertEquals(443, facts.get("port"));
        assertEquals(List.of("10.0.9.2"), facts.get("addresses"));
        assertEquals(true, facts.get("name_matches"));
        assertEquals("TLSv1.3", facts.get("tls"));
        assertEquals("RSA 2048", facts.get("key"));
        assertEquals(
                Map.of("remote_desktop_gateway", 401, "rpc", 404, "authenticate", List.of("Negotiate", "NTLM")),
                facts.get("http"));
    }

    @Test
    void aHostWithoutAGatewayHasNothingSaidOfIt() {
        Judge judge = new Judge(Policy.DEFAULT);
        Host direct = Host.named("rds-1.example.net");
        assertEquals(Optional.empty(), judge.judge(RoundFixture.round(direct), NOW).finding(Check.GATEWAY));
        Finding unasked = judge.judge(RoundFixture.round(direct.withGateway(Optional.of(GATEWAY))), NOW)
                .finding(Check.GATEWAY)
                .orElseThrow();
        assertEquals("not-asked", unasked.code());
        Finding none = judge.judge(
                        RoundFixture.round(
                                direct,
                                RoundFixture.look(
                                        Check.GATEWAY, Optional.empty(), new Outcome.Skipped("has no gateway"))),
                        NOW)
                .finding(Check.GATEWAY)
                .orElseThrow();
        assertEquals(Status.SKIPPED, none.status());
        assertEquals("has no gateway", none.summary());
    }

    private static Policy trusting(boolean required, String issuer) {
        CertificateRules usual = Policy.DEFAULT.certificate();
        return new Policy(
                Policy.DEFAULT.dns(),
                Policy.DEFAULT.port(),
                new CertificateRules(
                        usual.expiresSoon(),
                        usual.minimumRsaBits(),
                        usual.minimumEcBits(),
                        usual.weakSignatures(),
                        usual.minimumTls(),
                        new Policy.Trust(required, List.of(issuer))),
                Policy.DEFAULT.inside());
    }

    private static Finding judged(Policy policy, GatewayObservation seen) {
        Host host = Host.named("rds-1.example.net").withGateway(Optional.of(GATEWAY));
        return new Judge(policy)
                .judge(RoundFixture.round(host, RoundFixture.look(Check.GATEWAY, seen)), NOW)
                .finding(Check.GATEWAY)
                .orElseThrow();
    }
}
