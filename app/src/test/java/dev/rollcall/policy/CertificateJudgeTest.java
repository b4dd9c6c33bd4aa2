package dev.rollcall.policy;

import static dev.rollcall.policy.RoundFixture.NOW;
import static dev.rollcall.policy.RoundFixture.certificate;
import static dev.rollcall.policy.RoundFixture.dated;
import static dev.rollcall.policy.RoundFixture.look;
import static dev.rollcall.policy.RoundFixture.made;
import static dev.rollcall.policy.RoundFixture.presented;
import static dev.rollcall.policy.RoundFixture.required;
import static dev.rollcall.policy.RoundFixture.round;
import static dev.rollcall.policy.RoundFixture.selfSigned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rollcall.host.Host;
import dev.rollcall.observation.CertificateObservation;
import dev.rollcall.observation.CertificateObservation.Certificate;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Policy.CertificateRules;
import dev.rollcall.policy.Policy.Trust;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateJudgeTest {
    private static final String NAME = "rds-100.ber.example.net";
    private static final Certificate GOOD = certificate("CN=" + NAME, NAME);

    static Stream<Arguments> codes() {
        Duration day = Duration.ofDays(1);
        return Stream.of(
                Arguments.of("valid", "286 d left", presented(GOOD)),
                Arguments.of("valid", "286 d left", presented(selfSigned(GOOD))),
                Arguments.of("valid", "286 d left", presented(made(GOOD, "EC", 256, "SHA256withECDSA"))),
                Arguments.of("valid", "286 d left", presented(made(GOOD, "EdDSA", 255, "Ed25519"))),
                Arguments.of(
                        "expired",
                        "expired 12 d ago",
                        presented(dated(GOOD, NOW.minus(day.multipliedBy(99)), NOW.minus(day.multipliedBy(12))))),
                Arguments.of(
                        "not-yet-valid",
                        "valid in 5 h",
                        presented(dated(GOOD, NOW.plus(Duration.ofHours(5)), NOW.plus(day)))),
                Arguments.of(
                        "expires-soon",
                        "9 d left",
                        presented(dated(GOOD, NOW.minus(day), NOW.plus(day.multipliedBy(9))))),
                Arguments.of(
                        "name-differs",
                        "name differs: old.example.net",
                        presented(certificate("CN=" + NAME, "old.example.net"))),
                Arguments.of("weak-key", "RSA 1024", presented(made(GOOD, "RSA", 1024, "SHA256withRSA"))),
                Arguments.of("weak-key", "EC 192", presented(made(GOOD, "EC", 192, "SHA256withECDSA"))),
                Arguments.of("weak-signature", "SHA1withRSA", presented(made(GOOD, "RSA", 2048, "SHA1withRSA"))),
                Arguments.of("weak-signature", "MD5withRSA", presented(made(GOOD, "RSA", 2048, "MD5withRSA"))),
                Arguments.of("old-tls", "TLSv1", presented(GOOD, "TLSv1")),
                Arguments.of("old-tls", "TLSv1.1", presented(GOOD, "TLSv1.1")),
                Arguments.of("none", "none, no TLS", new CertificateObservation.None()),
                Arguments.of("unreadable", "unreadable", new CertificateObservation.Unreadable("bad DER")));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void namesTheWorst(String code, String summary, CertificateObservation seen) {
        Finding finding = judged(Policy.DEFAULT, NAME, seen);
        assertEquals(code, finding.code());
        assertEquals(summary, finding.summary());
        assertEquals(Code.of(Check.CERTIFICATE, code).orElseThrow().status(), finding.status());
    }

    @Test
    void putsFailuresBeforeWarningsAndExpiryFirst() {
        Certificate bad = made(
                dated(certificate("CN=x", "old.example.net"), NOW.minusSeconds(10), NOW.minusSeconds(1)),
                "RSA",
                1024,
                "SHA1withRSA");
        Finding finding = judged(Policy.DEFAULT, NAME, presented(bad, "TLSv1"));
        assertEquals(List.of("expired", "name-differs", "weak-key", "weak-signature", "old-tls"), finding.codes());
        assertEquals(finding.codes(), finding.facts().get("findings"));
    }

    @ParameterizedTest
    @CsvSource({
        "*.ber.example.net, true",
        "*.example.net, false",
        "RDS-100.BER.Example.Net, true",
        "rds-100, true",
        "rds-10, false",
        "*, false",
        "10.0.0.1, true",
        "10.0.0.2, false"
    })
    void comparesNamesAsClientsDo(String alternative, boolean matches) {
        Finding finding = judged(Policy.DEFAULT, NAME, presented(certificate("CN=nobody.example.net", alternative)));
        assertEquals(matches, finding.facts().get("name_matches"));
    }

    @Test
    void looksAtTheCommonNameOnlyWithoutAlternativeNames() {
        assertEquals(
                "valid",
                judged(Policy.DEFAULT, NAME, presented(certificate("OU=x,CN=" + NAME)))
                        .code());
        assertEquals(
                "name-differs",
                judged(Policy.DEFAULT, NAME, presented(certificate("not a name")))
                        .code());
    }

    @Test
    void holdsTheCertificateOfAnAddressAgainstWhatNtlmSays() {
        assertEquals(
                "valid", judged(Policy.DEFAULT, "10.0.0.1", presented(GOOD)).code());
        assertEquals(
                "name-differs",
                judged(Policy.DEFAULT, "10.0.0.1", presented(certificate("CN=other.example.net")))
                        .code());
    }

    @Test
    void judgesNoNameWhereNoneIsKnown() {
        Finding finding = new Judge(Policy.DEFAULT)
                .judge(round(Host.named("10.0.0.1"), look(Check.CERTIFICATE, "10.0.0.1", presented(GOOD))), NOW)
                .finding(Check.CERTIFICATE)
                .orElseThrow();
        assertEquals("valid", finding.code());
        assertFalse(finding.facts().containsKey("name_matches"));
    }

    @Test
    void asksForATrustedIssuerOnlyWhereThePolicyDoes() {
        Policy strict = trusting("CN=Corporate CA");
        Finding untrusted = judged(strict, NAME, presented(GOOD));
        assertEquals("untrusted", untrusted.code());
        assertEquals("untrusted: issuer CN=Example CA", untrusted.summary());
        assertEquals(
                "self-signed", judged(strict, NAME, presented(selfSigned(GOOD))).code());
        assertEquals(
                "valid",
                judged(trusting("cn=example ca"), NAME, presented(GOOD)).code());
        assertEquals(
                "valid",
                judged(trusting("91CC"), NAME, presented(selfSigned(GOOD))).code());
    }

    private static Policy trusting(String issuer) {
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
                        new Trust(true, List.of(issuer))),
                Policy.DEFAULT.inside());
    }

    private static Finding judged(Policy policy, String host, CertificateObservation seen) {
        return new Judge(policy)
                .judge(
                        round(
                                Host.named(host),
                                look(Check.NLA, "10.0.0.1", required()),
                                look(Check.CERTIFICATE, "10.0.0.1", seen)),
                        NOW)
                .finding(Check.CERTIFICATE)
                .orElseThrow();
    }
}
