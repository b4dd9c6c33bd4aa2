package dev.rollcall.ui;

import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.Labels;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Phase;
import dev.rollcall.observation.PortObservation;
import dev.rollcall.observation.Round;
import dev.rollcall.observation.TranscriptLine;
import dev.rollcall.observation.TranscriptLine.Direction;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import dev.rollcall.policy.Verdict;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** A made-up fleet in which every ninth host has the same thing wrong with it. */
final class ScriptedFleet {
    static final Instant NOW = Instant.parse("2026-11-20T14:02:11Z");
    private static final List<String> ROLES = List.of("rds", "app", "jump", "fin", "term");
    private static final List<String> SITES = List.of("ber-1", "ber-2", "sin-1", "nyc-3");

    private ScriptedFleet() {}

    static List<Host> hosts(int count) {
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String site = SITES.get(i % SITES.size());
            String name = ROLES.get(i % ROLES.size()) + "-" + (100 + i) + "." + site + ".example.net";
            Labels labels = new Labels(site, "windows", new TreeSet<>(List.of("prod")), "");
            hosts.add(new Host(new HostId(new UUID(0, i)), name, 3389, Optional.empty(), labels));
        }
        return hosts;
    }

    static int number(Host host) {
        return (int) host.id().value().getLeastSignificantBits();
    }

    static InetAddress address(Host host) {
        return InetAddress.ofLiteral("10.4." + number(host) / 200 + "." + (20 + number(host) % 200));
    }

    static Verdict verdict(Host host) {
        Map<Check, Finding> findings = new EnumMap<>(Check.class);
        int fault = number(host) % 9;
        String ip = address(host).getHostAddress();
        findings.put(
                Check.DNS,
                ok(Check.DNS, "resolved", ip, Map.of("addresses", List.of(ip), "reverse", List.of(host.name()))));
        findings.put(Check.PORT, ok(Check.PORT, "open", "3389 · 11 ms", Map.of("port", 3389, "rtt_ms", 11)));
        findings.put(
                Check.NLA,
                ok(Check.NLA, "required", "required", Map.of("offered", List.of("NLA"), "selected", "HYBRID_EX")));
        findings.put(Check.CERTIFICATE, certificate(Status.OK, "valid", (60 + number(host)) + " d left"));
        switch (fault) {
            case 0 -> findings.put(Check.CERTIFICATE, certificate(Status.FAIL, "expired", "expired 12 d ago"));
            case 2 -> {
                findings.put(Check.PORT, bad(Check.PORT, Status.FAIL, "filtered", "filtered"));
                notReached(findings, Check.NLA, Check.CERTIFICATE);
            }
            case 3 -> {
                findings.put(Check.DNS, bad(Check.DNS, Status.FAIL, "wrong-address", "wrong address"));
                notReached(findings, Check.PORT, Check.NLA, Check.CERTIFICATE);
            }
            case 5 -> findings.put(Check.NLA, bad(Check.NLA, Status.WARN, "optional", "not required"));
            case 6 -> findings.put(Check.CERTIFICATE, certificate(Status.WARN, "expires-soon", "9 d left"));
            default -> {}
        }
        return new Verdict(host, Optional.of(address(host)), findings, NOW.minusSeconds(60L + number(host)));
    }

    static Round round(Host host) {
        List<TranscriptLine> said = List.of(
                new TranscriptLine(Duration.ofMillis(11), Direction.NOTE, "connected", ""),
                new TranscriptLine(
                        Duration.ofMillis(12),
                        Direction.SENT,
                        "Connection Request",
                        "030000131e00000000000100080003000000"),
                new TranscriptLine(
                        Duration.ofMillis(24),
                        Direction.RECEIVED,
                        "Connection Confirm",
                        "030000130ed000001234000209080002000000"));
        Look look = new Look(
                Check.PORT,
                Optional.of(address(host)),
                new Outcome.Seen(new PortObservation(
                        3389, PortObservation.State.OPEN, Duration.ofMillis(11), Duration.ofMillis(12), "")),
                Duration.ofMillis(23),
                List.of(new Phase("connect", Duration.ofMillis(11)), new Phase("answer", Duration.ofMillis(12))),
                said);
        return new Round(host, NOW.minusSeconds(60), List.of(look));
    }

    private static Finding certificate(Status status, String code, String summary) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("subject", "CN=rds-100");
        facts.put("issuer", "CN=rds-100");
        facts.put("san", List.of());
        facts.put("not_before", "2026-05-09T00:00:00Z");
        facts.put("not_after", "2026-11-08T00:00:00Z");
        facts.put("sha1", "8f2a91c044d7be0102030405060708090a0b0c0d");
        facts.put("sha256", "8f2a91c044d7be0102030405060708090a0b0c0d8f2a91c044d7be0102030405");
        facts.put("key", "RSA 2048");
        facts.put("signature", "SHA256withRSA");
        facts.put("self_signed", true);
        facts.put("tls", "TLSv1.2");
        return new Finding(Check.CERTIFICATE, status, code, summary, Duration.ofMillis(30), List.of(code), facts);
    }

    private static void notReached(Map<Check, Finding> findings, Check... checks) {
        for (Check check : checks) {
            findings.put(check, bad(check, Status.UNKNOWN, "not-reached", "not reached"));
        }
    }

    private static Finding ok(Check check, String code, String summary, Map<String, Object> facts) {
        return new Finding(check, Status.OK, code, summary, Duration.ofMillis(4), List.of(code), facts);
    }

    private static Finding bad(Check check, Status status, String code, String summary) {
        return new Finding(check, status, code, summary, Duration.ofMillis(4), List.of(code), Map.of());
    }
}
