package dev.rollcall.policy;

import dev.rollcall.host.Host;
import dev.rollcall.observation.CertificateObservation;
import dev.rollcall.observation.CertificateObservation.Algorithms;
import dev.rollcall.observation.CertificateObservation.Certificate;
import dev.rollcall.observation.CertificateObservation.Identity;
import dev.rollcall.observation.CertificateObservation.Presented;
import dev.rollcall.observation.CertificateObservation.Thumbprints;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.DnsObservation;
import dev.rollcall.observation.DnsObservation.Reply;
import dev.rollcall.observation.DnsObservation.ResolverAnswer;
import dev.rollcall.observation.DnsObservation.ReverseAnswer;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.NlaObservation;
import dev.rollcall.observation.NlaObservation.CredSsp;
import dev.rollcall.observation.NlaObservation.DnsNames;
import dev.rollcall.observation.NlaObservation.Handshake;
import dev.rollcall.observation.NlaObservation.Negotiation;
import dev.rollcall.observation.NlaObservation.NtlmIdentity;
import dev.rollcall.observation.NlaObservation.Protocol;
import dev.rollcall.observation.Observation;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.PortObservation;
import dev.rollcall.observation.PortObservation.State;
import dev.rollcall.observation.Round;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Observations as probes would make them. */
public final class RoundFixture {
    public static final Instant NOW = Instant.parse("2026-11-20T14:00:00Z");
    public static final Handshake TLS = new Handshake.Completed("TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
    public static final CredSsp CHALLENGED = new CredSsp.Challenged(6, identity("rds-100.ber.example.net"));

    private RoundFixture() {}

    public static InetAddress address(String text) {
        return InetAddress.ofLiteral(text);
    }

    public static Round round(Host host, Look... looks) {
        return new Round(host, NOW, List.of(looks));
    }

    public static Look look(Check check, Observation observation) {
        return look(check, Optional.empty(), new Outcome.Seen(observation));
    }

    public static Look look(Check check, String address, Observation observation) {
        return look(check, Optional.of(address(address)), new Outcome.Seen(observation));
    }

    public static Look look(Check check, Optional<InetAddress> address, Outcome outcome) {
        return new Look(check, address, outcome, Duration.ofMillis(7), List.of(), List.of());
    }

    public static ResolverAnswer answer(Reply reply, String... addresses) {
        List<InetAddress> parsed =
                Arrays.stream(addresses).map(RoundFixture::address).toList();
        return new ResolverAnswer("10.0.0.53:53", reply, parsed, List.of(), Duration.ofMillis(4));
    }

    public static ReverseAnswer reverse(String address, String... names) {
        return new ReverseAnswer(
                address(address), names.length == 0 ? Reply.NO_SUCH_NAME : Reply.ADDRESSES, List.of(names));
    }

    public static DnsObservation resolved(String name, String... addresses) {
        List<ReverseAnswer> reverse =
                Arrays.stream(addresses).map(each -> reverse(each, name)).toList();
        return new DnsObservation(name, List.of(answer(Reply.ADDRESSES, addresses)), reverse);
    }

    public static PortObservation port(State state, String detail) {
        Duration roundTrip = state == State.OPEN ? Duration.ofMillis(11) : Duration.ZERO;
        return new PortObservation(3389, state, roundTrip, roundTrip, detail);
    }

    public static NtlmIdentity identity(String dnsName) {
        return new NtlmIdentity(
                "RDS-100",
                "BER",
                new DnsNames(dnsName, "ber.example.net", "example.net"),
                "10.0.20348",
                Optional.of(NOW),
                Optional.of(Duration.ofSeconds(2)));
    }

    public static Negotiation selected(Protocol protocol) {
        return new Negotiation.Selected(protocol, 0);
    }

    public static Negotiation failed(String failure) {
        return new Negotiation.Failed(failure);
    }

    public static NlaObservation required() {
        return new NlaObservation(selected(Protocol.HYBRID), failed("HYBRID_REQUIRED_BY_SERVER"), TLS, CHALLENGED);
    }

    public static Certificate certificate(String subject, String... alternatives) {
        return new Certificate(
                new Identity(subject, "CN=Example CA", "0a", List.of(alternatives)),
                NOW.minus(Duration.ofDays(100)),
                NOW.plus(Duration.ofDays(286)),
                new Thumbprints("8f2a", "91cc"),
                new Algorithms("RSA", 2048, "SHA256withRSA"),
                false);
    }

    public static Certificate dated(Certificate certificate, Instant notBefore, Instant notAfter) {
        return new Certificate(
                certificate.identity(),
                notBefore,
                notAfter,
                certificate.thumbprints(),
                certificate.algorithms(),
                certificate.selfSigned());
    }

    public static Certificate made(Certificate certificate, String algorithm, int bits, String signature) {
        return new Certificate(
                certificate.identity(),
                certificate.notBefore(),
                certificate.notAfter(),
                certificate.thumbprints(),
                new Algorithms(algorithm, bits, signature),
                certificate.selfSigned());
    }

    public static Certificate selfSigned(Certificate certificate) {
        return new Certificate(
                certificate.identity(),
                certificate.notBefore(),
                certificate.notAfter(),
                certificate.thumbprints(),
                certificate.algorithms(),
                true);
    }

    public static CertificateObservation presented(Certificate certificate) {
        return presented(certificate, "TLSv1.2");
    }

    public static CertificateObservation presented(Certificate certificate, String tls) {
        return new Presented(List.of(certificate), List.of(), tls, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
    }
}
