package dev.rollcall.store;

import dev.rollcall.observation.AccessObservation;
import dev.rollcall.observation.AccessObservation.Attempt;
import dev.rollcall.observation.CertificateInside;
import dev.rollcall.observation.Environment;
import dev.rollcall.observation.FirewallObservation;
import dev.rollcall.observation.ListenerInside;
import dev.rollcall.observation.NlaInside;
import dev.rollcall.observation.Observation;
import dev.rollcall.observation.PolicyObservation;
import dev.rollcall.observation.ServiceObservation;
import dev.rollcall.observation.SessionObservation;
import dev.rollcall.observation.SessionObservation.RemoteDesktopSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Observations from inside hosts, with everything known and with nothing. */
final class InsideSamples {
    private static final Instant EXACT = Instant.parse("2026-11-20T14:02:11.000000001Z");
    private static final Map<String, String> MISSING = Map.of("firewall", "needs root");

    private InsideSamples() {}

    static List<Observation> all() {
        List<Observation> samples = new ArrayList<>();
        samples.add(new AccessObservation("", "", List.of()));
        samples.add(new AccessObservation(
                "ops",
                "tag:prod",
                Arrays.stream(AccessObservation.Result.values())
                        .map(result -> new Attempt("ssh", 22, result, "why"))
                        .toList()));
        samples.add(new AccessObservation(
                "ops",
                "tag:prod",
                List.of(),
                Optional.of(new AccessObservation.Through(
                        "bastion", 2222, "jump", "host:bastion", AccessObservation.Result.UNTRUSTED, "why"))));
        samples.add(new ServiceObservation("", List.of(), machine(false), List.of(), Map.of()));
        samples.add(new ServiceObservation(
                "TermService",
                Arrays.stream(ServiceObservation.State.values())
                        .map(state -> new ServiceObservation.Unit(
                                "x", state, ServiceObservation.Start.ON_DEMAND, true, true, Optional.of(1077)))
                        .toList(),
                machine(true),
                List.of(new ServiceObservation.Event("System", "Schannel", 36870, 3, EXACT)),
                Optional.of(new Environment(
                        Optional.of("0123456789abcdef"),
                        Optional.empty(),
                        Arrays.stream(Environment.SoftwareKind.values())
                                .map(kind -> new Environment.Software("x", kind, "C:\\x"))
                                .toList(),
                        List.of(new Environment.Client("10.0.0.7", 6, 1, 0)),
                        Optional.of(true),
                        Optional.of(false),
                        List.of("10.0.0.53"))),
                MISSING));
        samples.add(new SessionObservation(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), MISSING));
        samples.add(new SessionObservation(
                Arrays.stream(SessionObservation.State.values())
                        .map(state -> new RemoteDesktopSession(
                                "c3", "älice", state, Optional.of(Duration.ofSeconds(40)), Optional.of(EXACT), "", "x"))
                        .toList(),
                Optional.of(true),
                Optional.of(50),
                Optional.of(1),
                Map.of()));
        for (FirewallObservation.Effect effect : FirewallObservation.Effect.values()) {
            samples.add(new FirewallObservation(3389, effect, "ufw", "Public", "rule", List.of("10.0.0.0/8"), MISSING));
        }
        samples.add(new PolicyObservation(
                Optional.of(true),
                Optional.of(false),
                Optional.of(true),
                PolicyObservation.Logons.DRAINING,
                Map.of("a", "b"),
                Map.of()));
        samples.add(new ListenerInside(
                Optional.of(3390), Optional.of(true), "xrdp", Optional.of(true), Optional.of(false), Map.of()));
        samples.add(new NlaInside(Optional.empty(), "tls", "high", Map.of("required", "policy"), MISSING));
        samples.add(new CertificateInside(
                "8f2a",
                "custom",
                List.of(new CertificateInside.Stored(
                        "My", "8f2a", "", "CN=x", Optional.of(EXACT), Optional.empty(), Optional.of(true))),
                new CertificateInside.PrivateKey(Optional.of(false), "/etc/xrdp/key.pem", "xrdp may not read it"),
                Map.of()));
        return samples;
    }

    private static ServiceObservation.Machine machine(boolean known) {
        return known
                ? new ServiceObservation.Machine(
                        "Windows",
                        Optional.of(Duration.ofSeconds(-3)),
                        Optional.of(EXACT),
                        Optional.of(Long.MAX_VALUE),
                        Optional.of(true),
                        Optional.of(false),
                        Optional.of(0))
                : new ServiceObservation.Machine(
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
    }
}
