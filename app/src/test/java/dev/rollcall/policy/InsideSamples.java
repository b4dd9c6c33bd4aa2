package dev.rollcall.policy;

import static dev.rollcall.policy.RoundFixture.NOW;
import static dev.rollcall.policy.RoundFixture.look;
import static dev.rollcall.policy.RoundFixture.round;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.host.Host;
import dev.rollcall.observation.AccessObservation;
import dev.rollcall.observation.AccessObservation.Attempt;
import dev.rollcall.observation.AccessObservation.Result;
import dev.rollcall.observation.CertificateInside;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.FirewallObservation;
import dev.rollcall.observation.FirewallObservation.Effect;
import dev.rollcall.observation.ListenerInside;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Observation;
import dev.rollcall.observation.ServiceObservation;
import dev.rollcall.observation.ServiceObservation.Machine;
import dev.rollcall.observation.ServiceObservation.Unit;
import dev.rollcall.observation.SessionObservation;
import dev.rollcall.observation.SessionObservation.RemoteDesktopSession;
import dev.rollcall.policy.Policy.InsideRules;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What may be seen inside a host, and how it is judged, for tests. */
final class InsideSamples {
    static final Host HOST = Host.named("rds-1.example.net");
    static final Machine MACHINE = new Machine(
            "Windows",
            Optional.of(Duration.ofSeconds(-3)),
            Optional.of(NOW.minusSeconds(60)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    static Map<?, ?> inside(Finding finding) {
        return finding.facts().get("inside") instanceof Map<?, ?> facts ? facts : Map.of();
    }

    static ServiceObservation service(Unit... units) {
        return new ServiceObservation("xrdp", List.of(units), MACHINE, List.of(), Map.of());
    }

    static SessionObservation sessions(RemoteDesktopSession... sessions) {
        return new SessionObservation(
                List.of(sessions), Optional.of(true), Optional.empty(), Optional.empty(), Map.of());
    }

    static RemoteDesktopSession session(String id, String user, SessionObservation.State state, Duration forHowLong) {
        return new RemoteDesktopSession(
                id, user, state, Optional.of(Duration.ofSeconds(40)), Optional.of(NOW.minus(forHowLong)), "pc-7", "");
    }

    static FirewallObservation firewall(Effect effect, String... sources) {
        return new FirewallObservation(
                3389, effect, "ufw", "", "", Arrays.asList(sources), Map.of("firewall", "needs root"));
    }

    static AccessObservation access(Result... results) {
        return new AccessObservation(
                "ops",
                "tag:prod",
                Arrays.stream(results)
                        .map(result -> new Attempt("ssh", 22, result, "why"))
                        .toList());
    }

    static ListenerInside listener(int port, boolean owned) {
        return new ListenerInside(
                Optional.of(port), Optional.of(true), "xrdp", Optional.of(owned), Optional.of(true), Map.of());
    }

    static CertificateInside kept(String sha1, boolean readable) {
        return new CertificateInside(
                sha1,
                "custom",
                List.of(new CertificateInside.Stored(
                        "My", sha1, "", "CN=x", Optional.empty(), Optional.empty(), Optional.of(true))),
                new CertificateInside.PrivateKey(Optional.of(readable), "key", readable ? "" : "may not be read"),
                Map.of());
    }

    static Policy with(InsideRules rules) {
        return new Policy(Policy.DEFAULT.dns(), Policy.DEFAULT.port(), Policy.DEFAULT.certificate(), rules);
    }

    static Finding judged(Check check, Observation seen) {
        Finding finding = judge(Policy.DEFAULT, check, look(check, seen));
        assertEquals(Code.of(check, finding.code()).orElseThrow().status(), finding.status());
        return finding;
    }

    static Finding judge(Policy policy, Check check, Look... looks) {
        return new Judge(policy).judge(round(HOST, looks), NOW).finding(check).orElseThrow();
    }

    private InsideSamples() {}
}
