package dev.rollcall.policy;

import static dev.rollcall.policy.RoundFixture.NOW;
import static dev.rollcall.policy.RoundFixture.address;
import static dev.rollcall.policy.RoundFixture.certificate;
import static dev.rollcall.policy.RoundFixture.look;
import static dev.rollcall.policy.RoundFixture.port;
import static dev.rollcall.policy.RoundFixture.presented;
import static dev.rollcall.policy.RoundFixture.required;
import static dev.rollcall.policy.RoundFixture.resolved;
import static dev.rollcall.policy.RoundFixture.round;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Outcome.Reason;
import dev.rollcall.observation.PortObservation.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeTest {
    private static final String NAME = "rds-100.ber.example.net";

    @Test
    void saysWhenItWasSeenWhereThatWasBeforeItsRound() {
        Look fresh = look(Check.PORT, "10.0.0.1", port(State.OPEN, ""));
        Look kept = new Look(
                fresh.check(),
                fresh.address(),
                fresh.outcome(),
                fresh.took(),
                List.of(),
                List.of(),
                Optional.of(NOW.minusSeconds(60)));
        Host host = Host.named("10.0.0.1");
        Judge judge = new Judge(Policy.DEFAULT);
        assertEquals(
                Optional.of("2026-11-20T13:59:00Z"),
                judge.judge(round(host, kept), NOW)
                        .finding(Check.PORT)
                        .orElseThrow()
                        .text("seen_at"));
        assertEquals(
                Optional.empty(),
                judge.judge(round(host, fresh), NOW)
                        .finding(Check.PORT)
                        .orElseThrow()
                        .text("seen_at"));
    }

    private static final Host HOST = Host.named(NAME);
    private final Judge judge = new Judge(Policy.DEFAULT);

    @Test
    void aLockedVaultIsNoMissingCredential() {
        for (String detail : List.of("the vault is locked", "no credential is for this host")) {
            Outcome none = new Outcome.Missing(Reason.NO_CREDENTIAL, detail);
            Finding finding = judge.judge(round(HOST, Look.without(Check.ACCESS, Optional.empty(), none)), NOW)
                    .finding(Check.ACCESS)
                    .orElseThrow();
            assertEquals("no-credential", finding.code());
            assertEquals(detail.startsWith("the vault") ? detail : "no credential", finding.summary());
        }
    }

    @Test
    void findsNothingWrongWithAHealthyHost() {
        Verdict verdict = judge.judge(
                round(
                        HOST,
                        look(Check.DNS, resolved(NAME, "10.4.1.20")),
                        look(Check.PORT, "10.4.1.20", port(State.OPEN, "")),
                        look(Check.NLA, "10.4.1.20", required()),
                        look(Check.CERTIFICATE, "10.4.1.20", presented(certificate("CN=" + NAME)))),
                NOW);
        assertEquals(Status.OK, verdict.status());
        assertEquals(Optional.of(address("10.4.1.20")), verdict.address());
    }

    @ParameterizedTest
    @CsvSource({"NOT_REACHED, not-reached", "TIMED_OUT, timed-out", "CANCELLED, cancelled", "LOCAL_LIMIT, local-limit"})
    void saysWhyNothingWasLearnt(Reason reason, String code) {
        for (Check check : Check.values()) {
            Finding finding = only(check, new Outcome.Missing(reason, "so it was"));
            assertEquals(Status.UNKNOWN, finding.status());
            assertEquals(code, finding.code());
            assertEquals("so it was", finding.facts().get("reason"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsOwnDefectsAndWhatWasNotAskedApart(Check check) {
        assertEquals("defect", only(check, new Outcome.Defect("boom")).code());
        assertEquals(Status.UNKNOWN, only(check, new Outcome.Defect("boom")).status());
        assertEquals("not-asked", only(check, new Outcome.Skipped("no TLS")).code());
        assertEquals(Status.SKIPPED, only(check, new Outcome.Skipped("no TLS")).status());
        assertEquals(
                check.optional() ? Optional.empty() : Optional.of("not-asked"),
                judge.judge(round(HOST), NOW).finding(check).map(Finding::code));
    }

    @Test
    void letsTheWorstAddressNameTheRow() {
        Outcome unlearnt = new Outcome.Missing(Reason.NOT_REACHED, "");
        Verdict verdict = judge.judge(
                round(
                        HOST,
                        look(Check.DNS, resolved(NAME, "10.77.0.11", "10.77.0.99")),
                        look(Check.PORT, "10.77.0.11", port(State.OPEN, "")),
                        look(Check.PORT, "10.77.0.99", port(State.UNREACHABLE, "")),
                        look(Check.NLA, "10.77.0.11", required()),
                        look(Check.NLA, Optional.of(address("10.77.0.99")), unlearnt)),
                NOW);
        Finding port = verdict.finding(Check.PORT).orElseThrow();
        assertEquals(
                "several-addresses", verdict.finding(Check.DNS).orElseThrow().code());
        assertEquals("unreachable", port.code());
        assertEquals("1 of 2 unreachable: 10.77.0.99", port.summary());
        assertEquals(Optional.of(address("10.77.0.99")), verdict.address());
        assertEquals(
                Map.of(
                        "10.77.0.11", Map.of("status", "ok", "code", "open", "summary", "3389 · 11 ms"),
                        "10.77.0.99", Map.of("status", "fail", "code", "unreachable", "summary", "unreachable")),
                port.facts().get("by_address"));
        assertEquals("not-reached", verdict.finding(Check.NLA).orElseThrow().code());
    }

    @Test
    void needsNoAddressToNameWhereAllAddressesAreAlike() {
        Verdict verdict = judge.judge(
                round(
                        HOST,
                        look(Check.PORT, "10.0.0.1", port(State.OPEN, "")),
                        look(Check.PORT, "10.0.0.2", port(State.OPEN, ""))),
                NOW);
        assertEquals("3389 · 11 ms", verdict.finding(Check.PORT).orElseThrow().summary());
    }

    private Finding only(Check check, Outcome outcome) {
        return judge.judge(round(HOST, look(check, Optional.empty(), outcome)), NOW)
                .finding(check)
                .orElseThrow();
    }
}
