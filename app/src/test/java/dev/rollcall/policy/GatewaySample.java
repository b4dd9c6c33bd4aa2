package dev.rollcall.policy;

import dev.rollcall.host.Gateway;
import dev.rollcall.observation.CertificateObservation.Certificate;
import dev.rollcall.observation.CertificateObservation.Presented;
import dev.rollcall.observation.DnsObservation.Reply;
import dev.rollcall.observation.GatewayObservation;
import dev.rollcall.observation.GatewayObservation.Endpoint;
import dev.rollcall.observation.GatewayObservation.Kind;
import dev.rollcall.observation.GatewayObservation.Named;
import dev.rollcall.observation.GatewayObservation.Shown;
import dev.rollcall.observation.GatewayObservation.State;
import dev.rollcall.observation.GatewayObservation.Visit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a probe would make of one gateway with two names and one address. */
public final class GatewaySample {
    public static final Gateway GATEWAY = new Gateway("gw-2.example.net", 443, List.of("remote.example.net"));
    public static final Certificate GOOD = named("gw-2.example.net", "remote.example.net");
    private static final String ADDRESS = "10.0.9.2";

    private GatewaySample() {}

    public static Certificate named(String... names) {
        return RoundFixture.certificate("CN=" + names[0], names);
    }

    public static Certificate expired() {
        return RoundFixture.dated(
                GOOD, RoundFixture.NOW.minus(Duration.ofDays(377)), RoundFixture.NOW.minus(Duration.ofDays(12)));
    }

    public static Certificate future() {
        return RoundFixture.dated(
                GOOD, RoundFixture.NOW.plus(Duration.ofDays(1)), RoundFixture.NOW.plus(Duration.ofDays(9)));
    }

    public static GatewayObservation answering(Certificate certificate, int modern, int old) {
        return answering(certificate, Optional.empty(), "TLSv1.3", modern, old);
    }

    public static GatewayObservation untrusted(Certificate certificate) {
        return answering(certificate, Optional.of("nobody vouches for it"), "TLSv1.3", 401, 401);
    }

    public static GatewayObservation oldTls(String tls) {
        return answering(GOOD, Optional.empty(), tls, 401, 401);
    }

    private static GatewayObservation answering(
            Certificate certificate, Optional<String> distrust, String tls, int modern, int old) {
        return answering(certificate, distrust, tls, List.of(endpoint(Kind.HTTP, modern), endpoint(Kind.RPC, old)));
    }

    /** One that answers in an uncommon way. */
    public static GatewayObservation answering(Endpoint... endpoints) {
        return answering(GOOD, Optional.empty(), "TLSv1.3", List.of(endpoints));
    }

    private static GatewayObservation answering(
            Certificate certificate, Optional<String> distrust, String tls, List<Endpoint> endpoints) {
        Presented presented = new Presented(List.of(certificate), GATEWAY.names(), tls, "TLS_AES_256_GCM_SHA384");
        Shown shown = new Shown(presented, distrust);
        return new GatewayObservation(
                GATEWAY,
                GATEWAY.names().stream().map(GatewaySample::resolved).toList(),
                GATEWAY.names().stream()
                        .map(name -> new Visit(
                                name,
                                RoundFixture.address(ADDRESS),
                                State.SECURED,
                                "",
                                Duration.ofMillis(9),
                                Optional.of(shown),
                                endpoints))
                        .toList());
    }

    private static Named resolved(String name) {
        return new Named(name, Reply.ADDRESSES, List.of(RoundFixture.address(ADDRESS)));
    }

    public static Endpoint endpoint(Kind kind, int status) {
        String location = status == 302 ? "https://sts.example.net/adfs/ls/?wa=wsignin1.0" : "";
        List<String> schemes = status == 401 ? List.of("Negotiate", "NTLM") : List.of();
        return status == 0
                ? Endpoint.without(kind, "connection closed")
                : new Endpoint(kind, status, schemes, "", location, status == 200, "");
    }

    public static GatewayObservation unreached(State state) {
        return new GatewayObservation(
                GATEWAY,
                GATEWAY.names().stream().map(GatewaySample::resolved).toList(),
                GATEWAY.names().stream()
                        .map(name -> new Visit(
                                name,
                                RoundFixture.address(ADDRESS),
                                state,
                                "made up",
                                Duration.ZERO,
                                Optional.empty(),
                                List.of()))
                        .toList());
    }

    public static GatewayObservation unresolved(Reply reply) {
        return new GatewayObservation(
                GATEWAY,
                GATEWAY.names().stream()
                        .map(name -> new Named(name, reply, List.of()))
                        .toList(),
                List.of());
    }
}
