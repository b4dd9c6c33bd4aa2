package dev.rollcall.diagnosis;

import dev.rollcall.host.Gateway;
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
import dev.rollcall.observation.DnsObservation.ReverseAnswer;
import dev.rollcall.observation.GatewayObservation;
import dev.rollcall.observation.LinkObservation;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.ManagementPorts;
import dev.rollcall.observation.NlaObservation;
import dev.rollcall.observation.NlaObservation.CredSsp;
import dev.rollcall.observation.NlaObservation.DnsNames;
import dev.rollcall.observation.NlaObservation.Handshake;
import dev.rollcall.observation.NlaObservation.Negotiation;
import dev.rollcall.observation.NlaObservation.NtlmIdentity;
import dev.rollcall.observation.NlaObservation.Protocol;
import dev.rollcall.observation.PortObservation;
import dev.rollcall.observation.PortObservation.State;
import dev.rollcall.policy.AddressText;
import dev.rollcall.policy.GatewaySample;
import dev.rollcall.policy.Policy;
import dev.rollcall.policy.RoundFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is seen from outside: {@code dns=nxdomain}, {@code to=10.0.0.1,10.0.0.2 reverse=other.example.net},
 * {@code port=open,refused} (one for each address), {@code manage=22,445:refused} (the other management ports are silent),
 * {@code nla=required}, {@code cert=expired+weak}, {@code link=lossy}, {@code gateway=expired} of one that is also called
 * {@code remote.example.net}.
 */
record OutsideText(SightText text, Host host) {
    private static final Instant NOW = RoundFixture.NOW;

    List<Look> looks() {
        List<Look> looks = new ArrayList<>();
        if (AddressText.literal(host.name()).isEmpty()) {
            looks.add(RoundFixture.look(Check.DNS, dns()));
        }
        List<String> addresses = text.addresses(host);
        text.value("port").ifPresent(states -> {
            for (int i = 0; i < addresses.size(); i++) {
                String[] each = states.split(",");
                looks.add(SightText.at(
                        Check.PORT, addresses.get(i), managed(port(each[Math.min(i, each.length - 1)]))));
            }
        });
        text.value("nla").ifPresent(nla -> looks.add(SightText.at(Check.NLA, addresses.getFirst(), nla(nla))));
        text.value("cert")
                .ifPresent(kind -> looks.add(SightText.at(Check.CERTIFICATE, addresses.getFirst(), shown(kind))));
        text.value("link").ifPresent(link -> looks.add(SightText.at(Check.LINK, addresses.getFirst(), link(link))));
        text.value("link-before").ifPresent(link -> looks.add(before(addresses.getFirst(), link(link))));
        text.value("gateway").ifPresent(kind -> looks.add(RoundFixture.look(Check.GATEWAY, gateway(kind))));
        text.value("gateway-before")
                .ifPresent(kind -> looks.add(before(RoundFixture.look(Check.GATEWAY, gateway(kind)))));
        return looks;
    }

    private static GatewayObservation gateway(String kind) {
        Gateway gateway = GatewaySample.GATEWAY;
        return switch (kind) {
            case "nxdomain" -> GatewaySample.unresolved(Reply.NO_SUCH_NAME);
            case "servfail" -> GatewaySample.unresolved(Reply.SERVER_FAILURE);
            case "nodns" -> GatewaySample.unresolved(Reply.TIMED_OUT);
            case "ok" -> GatewaySample.answering(GatewaySample.GOOD, 401, 401);
            case "expired" -> GatewaySample.answering(GatewaySample.expired(), 401, 401);
            case "future" -> GatewaySample.answering(GatewaySample.future(), 401, 401);
            case "one-name" -> GatewaySample.answering(GatewaySample.named(gateway.name()), 401, 401);
            case "unknown-issuer" -> GatewaySample.untrusted(GatewaySample.GOOD);
            case "weak" ->
                GatewaySample.answering(RoundFixture.made(GatewaySample.GOOD, "RSA", 1024, "SHA1withRSA"), 401, 401);
            case "503", "500", "404", "302", "403" ->
                GatewaySample.answering(GatewaySample.GOOD, Integer.parseInt(kind), kind.equals("503") ? 401 : 404);
            case "rpc-only" -> GatewaySample.answering(GatewaySample.GOOD, 404, 401);
            default -> GatewaySample.unreached(GatewayObservation.State.valueOf(kind.toUpperCase(Locale.ROOT)));
        };
    }

    private DnsObservation dns() {
        Reply reply = switch (text.value("dns").orElse("ok")) {
            case "nxdomain" -> Reply.NO_SUCH_NAME;
            case "nodata" -> Reply.NO_ADDRESS;
            case "servfail" -> Reply.SERVER_FAILURE;
            case "refused" -> Reply.REFUSED;
            case "silent" -> Reply.TIMED_OUT;
            default -> Reply.ADDRESSES;
        };
        List<String> addresses = reply == Reply.ADDRESSES ? text.addresses(host) : List.of();
        List<ReverseAnswer> reverse = addresses.stream()
                .map(address ->
                        RoundFixture.reverse(address, text.value("reverse").orElse(host.name())))
                .toList();
        return new DnsObservation(
                host.name(), List.of(RoundFixture.answer(reply, addresses.toArray(String[]::new))), reverse);
    }

    /** A look that is kept from an earlier round. */
    private static Look before(String address, LinkObservation seen) {
        return before(SightText.at(Check.LINK, address, seen));
    }

    private static Look before(Look look) {
        Optional<Instant> at = Optional.of(NOW.minusSeconds(86_400));
        return new Look(
                look.check(), look.address(), look.outcome(), look.took(), look.phases(), look.transcript(), at);
    }

    /** {@code lossy} or a number of lost connects, {@code unsteady}, or anything else. */
    private static LinkObservation link(String kind) {
        List<LinkObservation.Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int losing = kind.equals("lossy") ? 3 : kind.matches("\\d") ? Integer.parseInt(kind) : 0;
            long lost = i % 2 == 1 && i / 2 < losing ? 1000 : 0;
            long unsteady = kind.equals("unsteady") && i % 2 == 1 ? 300 : 0;
            attempts.add(new LinkObservation.Attempt(true, Duration.ofMillis(20 + lost + unsteady)));
        }
        return new LinkObservation(3389, attempts);
    }

    /** {@code none} and {@code unreachable} of all; otherwise those that answer. */
    private PortObservation managed(PortObservation seen) {
        Optional<String> known = text.value("manage");
        if (known.isEmpty()) {
            return seen;
        }
        ManagementPorts.State others =
                known.get().equals("unreachable") ? ManagementPorts.State.UNREACHABLE : ManagementPorts.State.FILTERED;
        Map<Integer, ManagementPorts.State> states = new LinkedHashMap<>();
        Policy.DEFAULT.port().managementPorts().forEach(port -> states.put(port, others));
        for (String each : known.get().matches("\\d.*") ? known.get().split(",") : new String[0]) {
            states.put(
                    Integer.parseInt(each.split(":")[0]),
                    each.endsWith(":refused") ? ManagementPorts.State.REFUSED : ManagementPorts.State.OPEN);
        }
        List<ManagementPorts.Answer> answers = states.entrySet().stream()
                .map(entry -> new ManagementPorts.Answer(entry.getKey(), entry.getValue()))
                .toList();
        return new PortObservation(
                seen.port(),
                seen.state(),
                seen.roundTrip(),
                seen.answer(),
                seen.detail(),
                Optional.of(new ManagementPorts(answers)));
    }

    private static PortObservation port(String state) {
        Duration slow = Duration.ofMillis(2100);
        Duration quick = Duration.ofMillis(12);
        return switch (state) {
            case "again" -> new PortObservation(3389, State.OPEN, Duration.ofMillis(1043), quick, "");
            case "thrice" -> new PortObservation(3389, State.OPEN, Duration.ofMillis(3021), quick, "");
            case "slow" -> new PortObservation(3389, State.OPEN, slow, slow, "");
            case "http" -> RoundFixture.port(State.NOT_RDP, "HTTP");
            case "no-ipv6" -> RoundFixture.port(State.UNREACHABLE, "no IPv6 address here to connect from");
            default -> RoundFixture.port(State.valueOf(state.toUpperCase(Locale.ROOT)), "");
        };
    }

    private NlaObservation nla(String kind) {
        Negotiation hybrid = RoundFixture.selected(Protocol.HYBRID);
        Negotiation required = RoundFixture.failed("HYBRID_REQUIRED_BY_SERVER");
        CredSsp none = new CredSsp.NotTried();
        Handshake noTls = new Handshake.NotTried();
        return switch (kind) {
            case "required" -> new NlaObservation(hybrid, required, RoundFixture.TLS, credSsp());
            case "tls" ->
                new NlaObservation(
                        RoundFixture.selected(Protocol.SSL), new Negotiation.NotAsked(), RoundFixture.TLS, none);
            case "rdp" ->
                new NlaObservation(RoundFixture.selected(Protocol.RDP), new Negotiation.NotAsked(), noTls, none);
            case "closed" ->
                new NlaObservation(hybrid, required, new Handshake.Broken("connection closed", false), none);
            case "timeout" -> new NlaObservation(hybrid, required, new Handshake.Broken("no answer", true), none);
            case "alert" ->
                new NlaObservation(hybrid, required, new Handshake.Broken("alert protocol_version", false), none);
            case "unknown-ca" ->
                new NlaObservation(hybrid, required, new Handshake.Broken("alert unknown_ca", false), none);
            case "credssp-broken" ->
                new NlaObservation(hybrid, required, RoundFixture.TLS, new CredSsp.Broken("connection closed", false));
            case "rdstls" ->
                new NlaObservation(RoundFixture.selected(Protocol.RDSTLS), new Negotiation.NotAsked(), noTls, none);
            default -> new NlaObservation(RoundFixture.failed(kind), new Negotiation.NotAsked(), noTls, none);
        };
    }

    private CredSsp credSsp() {
        int version = text.value("credssp").map(Integer::parseInt).orElse(6);
        Optional<Duration> skew = text.value("skew").map(minutes -> Duration.ofMinutes(Long.parseLong(minutes)));
        String name = text.value("ntlm").orElse(host.name());
        return text.value("ntstatus")
                .<CredSsp>map(code -> new CredSsp.Refused(version, (int) Long.parseLong(code, 16)))
                .orElseGet(() -> new CredSsp.Challenged(
                        version,
                        new NtlmIdentity(
                                name.split("\\.", 2)[0].toUpperCase(Locale.ROOT),
                                "EXAMPLE",
                                new DnsNames(name, "example.net", "example.net"),
                                "10.0.20348",
                                skew.map(NOW::plus),
                                skew)));
    }

    private CertificateObservation shown(String kinds) {
        List<String> kind = List.of(kinds.split("\\+"));
        if (kind.contains("none")) {
            return new CertificateObservation.None();
        }
        if (kind.contains("unreadable")) {
            return new CertificateObservation.Unreadable("connection closed");
        }
        String name = kind.stream()
                .filter(each -> each.startsWith("for:"))
                .map(each -> each.substring(4))
                .findFirst()
                .orElse(host.name());
        Certificate own = new Certificate(
                new Identity("CN=" + name, kind.contains("self") ? "CN=" + name : "CN=Example CA", "0a", List.of(name)),
                NOW.plus(Duration.ofDays(kind.contains("future") ? 3 : -100)),
                NOW.plus(Duration.ofDays(kind.contains("expired") ? -12 : kind.contains("soon") ? 10 : 200)),
                new Thumbprints(text.value("wire").orElse("aa11"), "bb22"),
                new Algorithms(
                        "RSA",
                        kind.contains("weak") ? 1024 : 2048,
                        kind.contains("sha1") ? "SHA1withRSA" : "SHA256withRSA"),
                kind.contains("self"));
        return new Presented(
                List.of(own),
                List.of(),
                kind.contains("old") ? "TLSv1.1" : "TLSv1.2",
                "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
    }
}
