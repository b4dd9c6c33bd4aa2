package dev.rollcall.store;

import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.Labels;
import dev.rollcall.observation.AccessObservation;
import dev.rollcall.observation.CertificateInside;
import dev.rollcall.observation.CertificateObservation;
import dev.rollcall.observation.CertificateObservation.Certificate;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.DnsObservation;
import dev.rollcall.observation.DnsObservation.Reply;
import dev.rollcall.observation.DnsObservation.ResolverAnswer;
import dev.rollcall.observation.DnsObservation.ReverseAnswer;
import dev.rollcall.observation.FirewallObservation;
import dev.rollcall.observation.GatewayObservation;
import dev.rollcall.observation.InsideObservation;
import dev.rollcall.observation.LinkObservation;
import dev.rollcall.observation.ListenerInside;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.ManagementPorts;
import dev.rollcall.observation.NlaInside;
import dev.rollcall.observation.NlaObservation;
import dev.rollcall.observation.NlaObservation.CredSsp;
import dev.rollcall.observation.NlaObservation.DnsNames;
import dev.rollcall.observation.NlaObservation.Handshake;
import dev.rollcall.observation.NlaObservation.Negotiation;
import dev.rollcall.observation.NlaObservation.NtlmIdentity;
import dev.rollcall.observation.NlaObservation.Protocol;
import dev.rollcall.observation.Observation;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Phase;
import dev.rollcall.observation.PolicyObservation;
import dev.rollcall.observation.PortObservation;
import dev.rollcall.observation.Round;
import dev.rollcall.observation.ServiceObservation;
import dev.rollcall.observation.SessionObservation;
import dev.rollcall.observation.TranscriptLine;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One of every kind of observation, with values at the edges. */
final class SampleRounds {
    static final List<Class<?>> SEALED = List.of(Observation.class, Negotiation.class, Handshake.class, CredSsp.class);

    private static final InetAddress IPV4 = InetAddress.ofLiteral("10.1.2.3");
    private static final InetAddress IPV6 = InetAddress.ofLiteral("fd00::1:2");
    private static final Instant EXACT = Instant.parse("2026-11-20T14:02:11.123456789Z");

    private SampleRounds() {}

    static List<Round> all() {
        List<Round> rounds = new ArrayList<>();
        rounds.add(of(observations().stream().map(SampleRounds::look).toList()));
        rounds.add(of(outcomes().stream()
                .map(outcome -> Look.without(Check.PORT, Optional.of(IPV6), outcome))
                .toList()));
        rounds.add(of(List.of()));
        Look earlier = new Look(
                Check.PORT,
                Optional.of(IPV4),
                new Outcome.Seen(observations().get(1)),
                Duration.ZERO,
                List.of(),
                List.of(),
                Optional.of(EXACT.minusSeconds(60)));
        Round plain = of(List.of(earlier));
        rounds.add(new Round(plain.host(), plain.at(), plain.looks(), Optional.of(List.of(earlier))));
        return rounds;
    }

    static Round of(List<Look> looks) {
        Host host = new Host(
                HostId.random(),
                "rds-1.example.net",
                3390,
                Optional.of(IPV6),
                new Labels(
                        "Berlin", "Windows", new TreeSet<>(Set.of("b", "a")), "naïve \"notes\"\n\u0000\uD83D\uDE00"));
        return new Round(host, EXACT, looks);
    }

    static Look look(Observation observation) {
        Check check = switch (observation) {
            case DnsObservation _ -> Check.DNS;
            case PortObservation _, ListenerInside _ -> Check.PORT;
            case NlaObservation _, NlaInside _ -> Check.NLA;
            case CertificateObservation _, CertificateInside _ -> Check.CERTIFICATE;
            case AccessObservation _ -> Check.ACCESS;
            case ServiceObservation _ -> Check.SERVICE;
            case SessionObservation _ -> Check.SESSION;
            case FirewallObservation _ -> Check.FIREWALL;
            case PolicyObservation _ -> Check.POLICY;
            case LinkObservation _ -> Check.LINK;
            case GatewayObservation _ -> Check.GATEWAY;
        };
        return new Look(
                check,
                check == Check.DNS ? Optional.empty() : Optional.of(IPV4),
                new Outcome.Seen(observation),
                Duration.ofNanos(1_234_567),
                List.of(new Phase("connect", Duration.ofNanos(1)), new Phase("handshake", Duration.ofDays(2))),
                List.of(
                        new TranscriptLine(Duration.ZERO, TranscriptLine.Direction.SENT, "request", "0300"),
                        new TranscriptLine(Duration.ofMillis(3), TranscriptLine.Direction.NOTE, "", "")));
    }

    static Look huge(int names) {
        List<String> many = Collections.nCopies(names, "a.example.net");
        return look(new CertificateObservation.Presented(
                List.of(certificate(EXACT)), many, "TLSv1.3", "TLS_AES_256_GCM_SHA384"));
    }

    static List<Observation> observations() {
        List<Observation> samples = new ArrayList<>();
        samples.add(new DnsObservation("rds-1.example.net", answers(), reverse()));
        for (PortObservation.State state : PortObservation.State.values()) {
            samples.add(new PortObservation(3389, state, Duration.ofNanos(11_000_001), Duration.ZERO, "SSH"));
        }
        samples.add(new PortObservation(
                3389,
                PortObservation.State.FILTERED,
                Duration.ZERO,
                Duration.ZERO,
                "",
                Optional.of(new ManagementPorts(Arrays.stream(ManagementPorts.State.values())
                        .map(state -> new ManagementPorts.Answer(22, state))
                        .toList()))));
        for (Negotiation negotiation : negotiations()) {
            samples.add(new NlaObservation(
                    negotiation, new Negotiation.NotAsked(), new Handshake.NotTried(), new CredSsp.NotTried()));
        }
        for (Handshake handshake : handshakes()) {
            samples.add(new NlaObservation(
                    new Negotiation.Absent(), new Negotiation.Failed("X"), handshake, new CredSsp.NotTried()));
        }
        for (CredSsp credSsp : credSsps()) {
            samples.add(new NlaObservation(
                    new Negotiation.Absent(), new Negotiation.Absent(), new Handshake.NotTried(), credSsp));
        }
        samples.add(new LinkObservation(
                3389,
                List.of(
                        new LinkObservation.Attempt(true, Duration.ofNanos(11_000_001)),
                        new LinkObservation.Attempt(false, Duration.ofSeconds(3)))));
        CertificateObservation.Presented presented = new CertificateObservation.Presented(
                List.of(certificate(EXACT)), List.of("gw-1.example.net"), "TLSv1.3", "TLS_AES_256_GCM_SHA384");
        samples.add(new GatewayObservation(
                new Gateway("gw-1.example.net", 8443, List.of("gw.example.net")),
                List.of(new GatewayObservation.Named("gw-1.example.net", Reply.ADDRESSES, List.of(IPV4, IPV6))),
                List.of(
                        new GatewayObservation.Visit(
                                "gw-1.example.net",
                                IPV4,
                                GatewayObservation.State.SECURED,
                                "",
                                Duration.ofMillis(3),
                                Optional.of(new GatewayObservation.Shown(presented, Optional.of("nobody"))),
                                List.of(
                                        new GatewayObservation.Endpoint(
                                                GatewayObservation.Kind.HTTP,
                                                401,
                                                List.of("Negotiate", "NTLM"),
                                                "Microsoft-HTTPAPI/2.0",
                                                "",
                                                false,
                                                ""),
                                        GatewayObservation.Endpoint.without(
                                                GatewayObservation.Kind.RPC, GatewayObservation.NO_ANSWER))),
                        new GatewayObservation.Visit(
                                "gw-1.example.net",
                                IPV6,
                                GatewayObservation.State.FILTERED,
                                "no answer",
                                Duration.ZERO,
                                Optional.empty(),
                                List.of()))));
        samples.add(new CertificateObservation.None());
        samples.add(new CertificateObservation.Unreadable("alert handshake_failure"));
        samples.add(new CertificateObservation.Presented(
                List.of(certificate(EXACT), certificate(Instant.parse("+12026-01-01T00:00:00Z"))),
                List.of("a.example.net"),
                "TLSv1",
                "TLS_RSA_WITH_AES_128_CBC_SHA"));
        samples.addAll(InsideSamples.all());
        return samples;
    }

    /** The classes of the sealed parts that an observation holds. */
    static List<Class<?>> parts(Observation observation) {
        return switch (observation) {
            case NlaObservation nla ->
                List.of(
                        nla.offered().getClass(),
                        nla.tlsOnly().getClass(),
                        nla.tls().getClass(),
                        nla.credSsp().getClass());
            case DnsObservation _,
                    PortObservation _,
                    CertificateObservation _,
                    AccessObservation _,
                    LinkObservation _,
                    GatewayObservation _,
                    InsideObservation _ -> List.of();
        };
    }

    private static List<Outcome> outcomes() {
        List<Outcome> outcomes = new ArrayList<>();
        Arrays.stream(Outcome.Reason.values()).forEach(reason -> outcomes.add(new Outcome.Missing(reason, "why")));
        outcomes.add(new Outcome.Skipped("not asked for"));
        outcomes.add(new Outcome.Defect("our own"));
        return outcomes;
    }

    private static List<ResolverAnswer> answers() {
        return Arrays.stream(Reply.values())
                .map(reply -> new ResolverAnswer(
                        "10.0.0.53:53", reply, List.of(IPV4, IPV6), List.of("alias.example.net"), Duration.ofMillis(4)))
                .toList();
    }

    private static List<ReverseAnswer> reverse() {
        return List.of(
                new ReverseAnswer(IPV4, Reply.ADDRESSES, List.of("rds-1.example.net")),
                new ReverseAnswer(IPV6, Reply.NO_SUCH_NAME, List.of()));
    }

    private static List<Negotiation> negotiations() {
        List<Negotiation> samples = new ArrayList<>();
        Arrays.stream(Protocol.values()).forEach(protocol -> samples.add(new Negotiation.Selected(protocol, 0x1F)));
        samples.add(new Negotiation.Failed("HYBRID_REQUIRED_BY_SERVER"));
        samples.add(new Negotiation.Absent());
        samples.add(new Negotiation.Unanswered("connection reset", true));
        samples.add(new Negotiation.NotAsked());
        return samples;
    }

    private static List<Handshake> handshakes() {
        return List.of(
                new Handshake.Completed("TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
                new Handshake.Broken("connection reset", false),
                new Handshake.NotTried());
    }

    private static List<CredSsp> credSsps() {
        DnsNames names = new DnsNames("rds-1.example.net", "example.net", "");
        return List.of(
                new CredSsp.Challenged(
                        6,
                        new NtlmIdentity(
                                "RDS-1",
                                "EXAMPLE",
                                names,
                                "10.0.20348",
                                Optional.of(EXACT),
                                Optional.of(Duration.ofNanos(-5)))),
                new CredSsp.Challenged(2, new NtlmIdentity("", "", names, "", Optional.empty(), Optional.empty())),
                new CredSsp.Refused(6, 0xC000006D),
                new CredSsp.Broken("closed", false),
                new CredSsp.NotTried());
    }

    private static Certificate certificate(Instant notAfter) {
        return new Certificate(
                new CertificateObservation.Identity("CN=rds-1", "CN=rds-1", "00ff", List.of("rds-1.example.net")),
                Instant.EPOCH,
                notAfter,
                new CertificateObservation.Thumbprints("ab".repeat(20), "cd".repeat(32)),
                new CertificateObservation.Algorithms("RSA", 2048, "SHA256withRSA"),
                true);
    }
}
