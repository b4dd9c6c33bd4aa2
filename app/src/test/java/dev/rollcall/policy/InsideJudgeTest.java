package dev.rollcall.policy;

import static dev.rollcall.policy.InsideSamples.MACHINE;
import static dev.rollcall.policy.InsideSamples.access;
import static dev.rollcall.policy.InsideSamples.firewall;
import static dev.rollcall.policy.InsideSamples.inside;
import static dev.rollcall.policy.InsideSamples.judge;
import static dev.rollcall.policy.InsideSamples.judged;
import static dev.rollcall.policy.InsideSamples.kept;
import static dev.rollcall.policy.InsideSamples.listener;
import static dev.rollcall.policy.InsideSamples.service;
import static dev.rollcall.policy.InsideSamples.with;
import static dev.rollcall.policy.RoundFixture.certificate;
import static dev.rollcall.policy.RoundFixture.look;
import static dev.rollcall.policy.RoundFixture.port;
import static dev.rollcall.policy.RoundFixture.presented;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.observation.AccessObservation;
import dev.rollcall.observation.AccessObservation.Result;
import dev.rollcall.observation.CertificateObservation;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Environment;
import dev.rollcall.observation.FirewallObservation.Effect;
import dev.rollcall.observation.ListenerInside;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.PolicyObservation;
import dev.rollcall.observation.PolicyObservation.Logons;
import dev.rollcall.observation.PortObservation;
import dev.rollcall.observation.ServiceObservation;
import dev.rollcall.observation.ServiceObservation.Start;
import dev.rollcall.observation.ServiceObservation.State;
import dev.rollcall.observation.ServiceObservation.Unit;
import dev.rollcall.policy.Policy.InsideRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The checks that look inside a host, each code for what it stands for; sessions have a test of their own. */
final class InsideJudgeTest {
    @Test
    void whatIsAroundIsAmongTheFactsOfTheService() {
        Environment seen = new Environment(
                Optional.of("0123456789abcdef"),
                Optional.empty(),
                List.of(new Environment.Software("RustDesk", Environment.SoftwareKind.REMOTE_CONTROL, "RustDesk")),
                List.of(new Environment.Client("10.0.0.7", 6, 1, 0)),
                Optional.of(true),
                Optional.of(false),
                List.of());
        Map<String, Object> facts = judged(
                        Check.SERVICE,
                        new ServiceObservation("", List.of(), MACHINE, List.of(), Optional.of(seen), Map.of()))
                .facts();

        assertEquals("0123456789abcdef", facts.get("machine_id"));
        assertEquals(
                List.of(Map.of("name", "RustDesk", "kind", "remote-control", "place", "RustDesk")),
                facts.get("software"));
        assertEquals(
                List.of(Map.of("address", "10.0.0.7", "refused", 6, "broken", 1, "granted", 0)), facts.get("clients"));
        assertEquals(true, facts.get("udp_listening"));
        assertEquals(false, facts.get("udp_allowed"));
        assertEquals(false, facts.containsKey("board_id") || facts.containsKey("dns_servers"));
    }

    @Test
    void aJumpHostThatFailsIsNamedInOneCell() {
        AccessObservation.Through through = new AccessObservation.Through(
                "bastion", 22, "jump", "host:bastion", Result.UNTRUSTED, "its key has changed");
        Finding finding =
                judged(Check.ACCESS, new AccessObservation("ops", "tag:prod", List.of(), Optional.of(through)));
        assertEquals("untrusted", finding.code());
        assertEquals("through bastion: key has changed", finding.summary());
        assertEquals(
                Map.of(
                        "host",
                        "bastion",
                        "port",
                        22,
                        "credential",
                        "jump",
                        "chosen_by",
                        "host:bastion",
                        "result",
                        "untrusted",
                        "detail",
                        "its key has changed"),
                finding.facts().get("through"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ssh-key can't log on by winrm-http, which takes passwords and Kerberos: nothing was tried"
                        + " | ssh-key can't log on by winrm-http",
                "the vault was locked | the vault is locked",
                "no SSH agent is running | credential can't be used",
            })
    void whyACredentialWasNotTriedIsInTheCellWhereAPersonCanDoSomethingAboutIt(String detail, String summary) {
        AccessObservation.Attempt attempt =
                new AccessObservation.Attempt("winrm-http", 5985, Result.CREDENTIAL_UNUSABLE, detail);
        Finding finding = judged(Check.ACCESS, new AccessObservation("ops", "", List.of(attempt)));
        assertEquals("no-credential", finding.code());
        assertEquals(summary, finding.summary());
    }

    @Test
    void whyAJumpHostIsNotReachedIsInTheCell() {
        AccessObservation.Through through = new AccessObservation.Through(
                "bastion", 22, "jump", "host:bastion", Result.NOT_REACHED, "name does not resolve");
        Finding finding =
                judged(Check.ACCESS, new AccessObservation("ops", "tag:prod", List.of(), Optional.of(through)));
        assertEquals("through bastion: name does not resolve", finding.summary());
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING, AUTOMATIC, false, 0, running",
        "RUNNING, ON_DEMAND, false, 0, running",
        "RUNNING, MANUAL, false, 0, not-automatic",
        "RUNNING, AUTOMATIC, true, 0, hung",
        "STARTING, AUTOMATIC, false, 0, starting",
        "STOPPING, AUTOMATIC, false, 0, hung",
        "STOPPED, AUTOMATIC, false, 0, stopped",
        "STOPPED, ON_DEMAND, false, 1077, stopped",
        "STOPPED, ON_DEMAND, false, 1067, failed",
        "STOPPED, MANUAL, false, 0, stopped",
        "STOPPED, DISABLED, false, 0, disabled",
        "FAILED, AUTOMATIC, false, 1, failed",
        "UNKNOWN, UNKNOWN, false, 0, not-learnt",
    })
    void aServiceIsJudgedByWhatItDoesAndHowItStarts(
            State state, Start start, boolean frozen, int exitCode, String code) {
        Unit unit = new Unit("xrdp", state, start, true, frozen, Optional.of(exitCode));

        assertEquals(code, judged(Check.SERVICE, service(unit)).code());
    }

    @Test
    void whatAConnectionDoesNotNeedMayBeStopped() {
        Unit server = new Unit("TermService", State.RUNNING, Start.ON_DEMAND, true, false, Optional.of(0));
        Unit other = new Unit("CertPropSvc", State.STOPPED, Start.DISABLED, false, false, Optional.of(0));

        Finding finding = judged(Check.SERVICE, service(server, other));

        assertEquals("running", finding.code());
        assertEquals(-3L, finding.facts().get("clock_skew_s"));
    }

    @Test
    void aRunningServiceThatOwnsASilentPortIsHung() {
        Unit unit = new Unit("TermService", State.RUNNING, Start.ON_DEMAND, true, false, Optional.of(0));

        Finding finding = judge(
                Policy.DEFAULT,
                Check.SERVICE,
                look(Check.PORT, "10.4.1.20", port(PortObservation.State.SILENT, "")),
                look(Check.PORT, listener(3389, true)),
                look(Check.SERVICE, service(unit)));

        assertEquals("hung", finding.code());
    }

    @Test
    void noServerAtAllIsStopped() {
        ServiceObservation none = new ServiceObservation("", List.of(), MACHINE, List.of(), Map.of());

        assertEquals("stopped", judged(Check.SERVICE, none).code());
    }

    @Test
    void aFirewallAllowsBlocksOrStandsWideOpen() {
        Policy strict = with(new InsideRules(Duration.ofHours(24), true, false, false));

        assertEquals("allowed", judged(Check.FIREWALL, firewall(Effect.ALLOWED)).code());
        assertEquals("blocked", judged(Check.FIREWALL, firewall(Effect.BLOCKED)).code());
        assertEquals(
                "access-denied",
                judged(Check.FIREWALL, firewall(Effect.UNKNOWN)).code());
        assertEquals(
                "wide-open",
                judge(strict, Check.FIREWALL, look(Check.FIREWALL, firewall(Effect.ALLOWED)))
                        .code());
        assertEquals(
                "allowed",
                judge(strict, Check.FIREWALL, look(Check.FIREWALL, firewall(Effect.ALLOWED, "10.0.0.0/8")))
                        .code());
    }

    @ParameterizedTest
    @CsvSource({
        "true, , ENABLED, enabled",
        "true, , DRAINING, enabled",
        "false, , ENABLED, disabled",
        "true, , DISABLED, disabled",
        "true, true, ENABLED, set-by-policy",
        "false, false, ENABLED, disabled",
        ", , UNKNOWN, not-learnt",
    })
    void remoteDesktopIsEnabledOrNotAndSomebodySaysSo(Boolean enabled, Boolean byPolicy, Logons logons, String code) {
        PolicyObservation seen = new PolicyObservation(
                Optional.ofNullable(enabled),
                Optional.ofNullable(enabled),
                Optional.ofNullable(byPolicy),
                logons,
                Map.of(),
                Map.of());

        assertEquals(code, judged(Check.POLICY, seen).code());
    }

    @ParameterizedTest
    @EnumSource(Result.class)
    void accessIsNamedByTheAttemptThatGotFurthest(Result result) {
        String code = switch (result) {
            case GRANTED -> "granted";
            case NOT_REACHED -> "not-reached";
            case REFUSED, FAILED -> "refused";
            case UNTRUSTED -> "untrusted";
            case CREDENTIAL_REFUSED -> "credential-refused";
            case CREDENTIAL_UNUSABLE -> "no-credential";
            case ACCESS_DENIED -> "access-denied";
            case TIMED_OUT -> "timed-out";
        };

        Finding finding = judged(Check.ACCESS, access(Result.NOT_REACHED, result));

        assertEquals(code, finding.code());
    }

    @Test
    void theTransportThatWorkedIsAFact() {
        Finding finding = judged(Check.ACCESS, access(Result.REFUSED, Result.GRANTED));

        assertEquals("ssh", finding.facts().get("transport"));
        assertEquals("ops", finding.facts().get("credential"));
    }

    @Test
    void reasonsForSeeingNothingHaveCodes() {
        for (String each : List.of(
                "NO_CREDENTIAL no-credential",
                "ACCESS_DENIED access-denied",
                "TIMED_OUT timed-out",
                "NOT_REACHED not-reached",
                "NOT_LEARNT not-learnt")) {
            String[] words = each.split(" ");
            Outcome missing = new Outcome.Missing(Outcome.Reason.valueOf(words[0]), "");
            Finding finding = judge(Policy.DEFAULT, Check.SESSION, look(Check.SESSION, Optional.empty(), missing));
            assertEquals(words[1], finding.code());
            assertEquals(Status.UNKNOWN, finding.status());
        }
    }

    @Test
    void whatTheHostSaysOfItsPortStandsBesideWhatWasSeen() {
        Finding finding = judge(
                Policy.DEFAULT,
                Check.PORT,
                look(Check.PORT, "10.4.1.20", port(PortObservation.State.REFUSED, "")),
                look(Check.PORT, listener(3390, true)));

        assertEquals("refused", finding.code());
        assertEquals("3389 refused, listens on 3390", finding.summary());
        assertEquals(3390, inside(finding).get("port"));
    }

    @Test
    void anInsideHalfAloneIsNoFinding() {
        assertEquals(
                "not-asked",
                judge(Policy.DEFAULT, Check.PORT, look(Check.PORT, listener(3389, true)))
                        .code());
    }

    @Test
    void aKeyThatCannotBeReadExplainsAMissingCertificate() {
        Finding finding = judge(
                Policy.DEFAULT,
                Check.CERTIFICATE,
                look(Check.CERTIFICATE, "10.4.1.20", new CertificateObservation.None()),
                look(Check.CERTIFICATE, kept("8f2a", false)));

        assertEquals(List.of("none", "unreadable"), finding.codes());
        assertEquals(false, inside(finding).get("key_readable"));
    }

    @ParameterizedTest
    @CsvSource({"true, true, unreadable", "true, false, not-reached", "false, , not-reached", ", , unreadable"})
    void theKeyOfAServerThatDoesNotServeIsNotWhyNothingIsShown(Boolean listening, Boolean owned, String code) {
        ListenerInside listener = new ListenerInside(
                Optional.of(3389),
                Optional.ofNullable(listening),
                "",
                Optional.ofNullable(owned),
                Optional.empty(),
                Map.of());

        Finding finding = judge(
                Policy.DEFAULT,
                Check.CERTIFICATE,
                look(Check.PORT, listener),
                look(Check.CERTIFICATE, Optional.empty(), new Outcome.Missing(Outcome.Reason.NOT_REACHED, "")),
                look(Check.CERTIFICATE, kept("8f2a", false)));

        assertEquals(code, finding.code());
        assertEquals(false, inside(finding).get("key_readable"));
    }

    @Test
    void theCertificateShownIsHeldAgainstTheOneBound() {
        Look shown = look(Check.CERTIFICATE, "10.4.1.20", presented(certificate("CN=rds-1.example.net")));

        Finding same = judge(Policy.DEFAULT, Check.CERTIFICATE, shown, look(Check.CERTIFICATE, kept("8f2a", true)));
        Finding other = judge(Policy.DEFAULT, Check.CERTIFICATE, shown, look(Check.CERTIFICATE, kept("beef", false)));

        assertEquals(true, inside(same).get("shown_is_bound"));
        assertEquals(true, inside(same).get("bound_is_stored"));
        assertEquals(false, inside(other).get("shown_is_bound"));
        assertEquals("valid", other.code());
    }
}
