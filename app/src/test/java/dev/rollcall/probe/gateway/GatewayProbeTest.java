package dev.rollcall.probe.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.demo.DemoGateway;
import dev.rollcall.demo.DemoGateway.Mode;
import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.DnsObservation;
import dev.rollcall.observation.DnsObservation.Reply;
import dev.rollcall.observation.DnsObservation.ResolverAnswer;
import dev.rollcall.observation.GatewayObservation;
import dev.rollcall.observation.GatewayObservation.Endpoint;
import dev.rollcall.observation.GatewayObservation.Kind;
import dev.rollcall.observation.GatewayObservation.State;
import dev.rollcall.observation.GatewayObservation.Visit;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Phase;
import dev.rollcall.observation.Round;
import dev.rollcall.observation.TranscriptLine;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Judge;
import dev.rollcall.policy.Policy;
import dev.rollcall.probe.ProbeSettings;
import dev.rollcall.probe.tls.JdkTlsEngines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looks at simulated gateways over real TLS. */
@Timeout(60)
final class GatewayProbeTest {
    private static final String NAME = "gw-1.example.net";
    private static final String OTHER = "remote.example.net";

    private static DemoGateway first;

    @BeforeAll
    static void start() throws Exception {
        first = DemoGateway.start(Mode.HEALTHY, NAME);
    }

    @AfterAll
    static void stop() {
        first.close();
    }

    private volatile InetAddress address = InetAddress.getLoopbackAddress();

    /** All names lead to the one gateway, but those that begin with "missing". */
    private Look named(Host host, ProbeSettings settings, Deadline deadline) {
        boolean missing = host.name().startsWith("missing");
        ResolverAnswer answer = new ResolverAnswer(
                "10.0.0.53:53",
                missing ? Reply.NO_SUCH_NAME : Reply.ADDRESSES,
                missing ? List.of() : List.of(address),
                List.of(),
                Duration.ZERO);
        return Look.without(
                Check.DNS,
                Optional.empty(),
                new Outcome.Seen(new DnsObservation(host.name(), List.of(answer), List.of())));
    }

    private Look look(Gateway gateway, ChainTrust trust, Duration timeout) throws InterruptedException {
        return new GatewayProbe(this::named, new JdkTlsEngines(), trust, InstantSource.system())
                .look(
                        gateway,
                        new ProbeSettings(timeout, List.of(), "rollcall"),
                        Deadline.after(Duration.ofSeconds(20)));
    }

    private Look look(DemoGateway peer) throws InterruptedException {
        address = peer.address();
        return look(peer.gateway(), ChainTrust.of(List.of(peer.authority())), Duration.ofSeconds(5));
    }

    private static GatewayObservation seen(Look look) {
        Outcome.Seen seen = assertInstanceOf(
                Outcome.Seen.class, look.outcome(), () -> look.outcome().toString());
        return assertInstanceOf(GatewayObservation.class, seen.observation());
    }

    private static Finding judged(Gateway gateway, Look look) {
        Host host = Host.named("rds-1.example.net").withGateway(Optional.of(gateway));
        return new Judge(Policy.DEFAULT)
                .judge(new Round(host, Instant.now(), List.of(look)), Instant.now())
                .finding(Check.GATEWAY)
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "HEALTHY, answers, 401, 401",
        "EXPIRED, expired, 401, 401",
        "WRONG_NAME, name-differs, 401, 401",
        "ONE_NAME, name-differs, 401, 401",
        "SELF_SIGNED, name-differs+self-signed, 401, 401",
        "UNAVAILABLE, service-unavailable, 503, 401",
        "NO_GATEWAY, not-gateway, 404, 404",
        "LOGIN_PAGE, pre-authentication, 302, 302",
        "RPC_ONLY, partly, 404, 401",
        "BARE_LINES, answers, 401, 401",
        "INTERIM, not-gateway, 100, 100"
    })
    void namesWhatIsWrongWithAGateway(Mode mode, String codes, int modern, int old) throws Exception {
        try (DemoGateway peer = first.beside(mode, NAME, OTHER)) {
            Look look = look(peer);
            Finding finding = judged(peer.gateway(), look);
            assertEquals(codes, String.join("+", finding.codes()), finding::toString);
            Visit visit = seen(look).visits().getFirst();
            assertEquals(State.SECURED, visit.state());
            assertEquals(modern, visit.endpoint(Kind.HTTP).orElseThrow().status());
            assertEquals(old, visit.endpoint(Kind.RPC).orElseThrow().status());
            assertTrue(look.transcript().size() < 50);
        }
    }

    @Test
    void namesMayHaveUnderscoresAsThoseOfWindowsMachinesDo() throws Exception {
        try (DemoGateway peer = first.beside(Mode.HEALTHY, "gw_1.example.net")) {
            assertEquals("answers", judged(peer.gateway(), look(peer)).code());
        }
    }

    @Test
    void asksUnderEachNameAndBothWaysInAndNoMore() throws Exception {
        try (DemoGateway peer = first.beside(Mode.HEALTHY, NAME, OTHER)) {
            GatewayObservation seen = seen(look(peer));
            assertEquals(
                    List.of(NAME, OTHER),
                    seen.visits().stream().map(Visit::name).toList());
            assertEquals(4, peer.connections());
            Endpoint modern = seen.visits().getFirst().endpoint(Kind.HTTP).orElseThrow();
            assertEquals(List.of("Negotiate", "NTLM"), modern.authenticate());
            assertEquals("Microsoft-HTTPAPI/2.0", modern.server());
        }
    }

    @Test
    void writesDownWhatWasSaidAndHowLongItTook() throws Exception {
        try (DemoGateway peer = first.beside(Mode.HEALTHY, NAME)) {
            Look look = look(peer);
            List<String> lines =
                    look.transcript().stream().map(TranscriptLine::text).toList();
            assertTrue(lines.contains("RDG_OUT_DATA /remoteDesktopGateway/ HTTP/1.1"), lines::toString);
            assertTrue(lines.contains("HTTP/1.1 401 Unauthorized"), lines::toString);
            assertTrue(lines.contains("WWW-Authenticate: NTLM"), lines::toString);
            List<String> phases = look.phases().stream().map(Phase::name).toList();
            assertEquals(List.of("connect", "tls", "answer", "connect, rpc", "tls, rpc", "answer, rpc"), phases);
        }
    }

    @Test
    void anAuthorityThatThisComputerDoesNotKnowIsNotTrusted() throws Exception {
        try (DemoGateway peer = first.beside(Mode.HEALTHY, NAME)) {
            address = peer.address();
            Look look = look(peer.gateway(), ChainTrust.ofThisComputer(), Duration.ofSeconds(5));
            Finding finding = judged(peer.gateway(), look);
            assertEquals("untrusted", finding.code());
            assertEquals(false, finding.facts().get("trusted"));
        }
    }

    @Test
    void anotherNameThatLeadsNowhereIsAWarningAndItsOwnAFailure() throws Exception {
        try (DemoGateway peer = first.beside(Mode.HEALTHY, NAME, "missing.example.net")) {
            Finding finding = judged(peer.gateway(), look(peer));
            assertEquals(List.of("name-unresolved"), finding.codes());
        }
        Gateway missing = Gateway.named("missing.example.net");
        Look look = look(missing, ChainTrust.of(List.of()), Duration.ofSeconds(5));
        assertEquals("no-such-name", judged(missing, look).code());
        assertEquals(List.of(), seen(look).visits());
    }

    @ParameterizedTest
    @CsvSource({"SILENT, silent", "ENDLESS, not-gateway"})
    void aHostilePeerIsLeftInTime(Mode mode, String code) throws Exception {
        try (DemoGateway peer = first.beside(mode, NAME)) {
            address = peer.address();
            Look look = look(peer.gateway(), ChainTrust.of(List.of(peer.authority())), Duration.ofMillis(700));
            assertEquals(code, judged(peer.gateway(), look).code());
        }
    }

    @Test
    void aPortWhereNothingListensIsRefused() throws Exception {
        int free;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = server.getLocalPort();
        }
        Gateway gateway = new Gateway(NAME, free, List.of());
        Look look = look(gateway, ChainTrust.of(List.of()), Duration.ofSeconds(5));
        assertEquals(State.REFUSED, seen(look).visits().getFirst().state());
        Finding finding = judged(gateway, look);
        assertEquals("refused", finding.code());
        assertEquals(free + " refused · " + gateway.label(), finding.summary());
        assertFalse(finding.facts().containsKey("http"));
    }

    @Test
    void aServerThatClosesIsNoTls() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                try {
                    while (true) {
                        server.accept().close();
                    }
                } catch (IOException closed) {
                    // The test is over.
                }
            });
            Gateway gateway = new Gateway(NAME, server.getLocalPort(), List.of());
            Look look = look(gateway, ChainTrust.of(List.of()), Duration.ofSeconds(5));
            assertEquals("dropped", judged(gateway, look).code());
        }
    }
}
