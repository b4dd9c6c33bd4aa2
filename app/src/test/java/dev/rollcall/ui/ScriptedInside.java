package dev.rollcall.ui;

import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Phase;
import dev.rollcall.observation.Round;
import dev.rollcall.observation.TranscriptLine;
import dev.rollcall.observation.TranscriptLine.Direction;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import dev.rollcall.policy.Verdict;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The inside of the made-up fleet: two sessions on each host, every fifth host with a stuck one. */
final class ScriptedInside {
    private static final List<String> USERS = List.of("mia", "jonas", "lena", "paul", "emma", "noah", "ida");

    private ScriptedInside() {}

    static Verdict verdict(Host host) {
        Verdict outside = ScriptedFleet.verdict(host);
        Map<Check, Finding> findings = new EnumMap<>(outside.findings());
        findings.computeIfPresent(Check.PORT, (check, seen) -> beside(seen, port()));
        findings.computeIfPresent(Check.CERTIFICATE, (check, seen) -> beside(seen, certificate()));
        findings.put(Check.ACCESS, ok(Check.ACCESS, "granted", "ssh", access()));
        findings.put(Check.SERVICE, ok(Check.SERVICE, "running", "running", service()));
        findings.put(Check.SESSION, session(host));
        return new Verdict(host, outside.address(), findings, outside.at());
    }

    static Round round(Host host) {
        Look service = new Look(
                Check.SERVICE,
                Optional.empty(),
                new Outcome.Skipped("made up"),
                Duration.ofMillis(412),
                List.of(new Phase("linux.sh", Duration.ofMillis(412))),
                List.of(
                        new TranscriptLine(
                                Duration.ZERO, Direction.SENT, "linux.sh as root {\"version\":1,\"port\":3389}", ""),
                        new TranscriptLine(
                                Duration.ofMillis(412),
                                Direction.RECEIVED,
                                "{\"version\":1,\"system\":{\"kind\":\"linux\",\"name\":\"rds-100\"},\"units\":[{\"name\":"
                                        + "\"xrdp.service\",\"active\":\"active\",\"sub\":\"running\"}],\"sessions\":[]}",
                                "")));
        return ScriptedFleet.round(host).with(List.of(service));
    }

    private static Finding session(Host host) {
        int number = ScriptedFleet.number(host);
        boolean stuck = number % 5 == 0;
        List<Map<String, Object>> list = List.of(
                fact(1, USERS.get(number % USERS.size()), stuck ? "stuck" : "active", number),
                fact(2, USERS.get((number + 3) % USERS.size()), "disconnected", 60 + number),
                Map.of("id", 65536, "user", "", "state", "listening"));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("active", stuck ? 0 : 1);
        facts.put("disconnected", 1);
        facts.put("list", list);
        return new Finding(
                Check.SESSION,
                stuck ? Status.WARN : Status.OK,
                stuck ? "stuck" : "sessions",
                stuck ? "1 stuck" : "1 active",
                Duration.ofMillis(4),
                List.of(stuck ? "stuck" : "sessions"),
                facts);
    }

    private static Map<String, Object> fact(int id, String user, String state, int minutes) {
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("id", id);
        fact.put("user", user);
        fact.put("state", state);
        fact.put("idle_s", minutes * 60L);
        fact.put("since", ScriptedFleet.NOW.minusSeconds(minutes * 90L).toString());
        fact.put("client", "10.9.0." + (id + minutes % 200));
        return fact;
    }

    private static Map<String, Object> service() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("unit", "xrdp.service");
        facts.put("state", "running");
        facts.put("machine_id", "b5fff14d0065e528");
        facts.put("software", List.of(Map.of("name", "RustDesk", "kind", "remote-control", "place", "rustdesk")));
        facts.put("clients", List.of(client("10.9.0.7", 6, 0), client("10.9.0.8", 0, 2)));
        facts.put("udp_listening", true);
        facts.put("dns_servers", List.of("10.4.0.53"));
        return facts;
    }

    private static Map<String, Object> client(String address, int refused, int granted) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("address", address);
        facts.put("refused", refused);
        facts.put("broken", 0);
        facts.put("granted", granted);
        return facts;
    }

    private static Map<String, Object> access() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("transport", "ssh");
        facts.put("port", 22);
        facts.put("credential", "ops-admin");
        facts.put("chosen_by", "ops-admin is for tag:prod os:windows, the narrowest of 2 bindings that fit.");
        facts.put("tried", List.of(Map.of("transport", "ssh", "port", 22, "result", "granted")));
        return facts;
    }

    private static Map<String, Object> port() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("port", 3389);
        facts.put("listening", true);
        facts.put("owner", "xrdp");
        return facts;
    }

    private static Map<String, Object> certificate() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("bound", "8f2a91c044d7be0102030405060708090a0b0c0d");
        facts.put("key_readable", true);
        facts.put("key", "/etc/xrdp/key.pem");
        facts.put("shown_is_bound", true);
        return facts;
    }

    private static Finding beside(Finding outside, Map<String, Object> inside) {
        Map<String, Object> facts = new LinkedHashMap<>(outside.facts());
        facts.put("inside", inside);
        return new Finding(
                outside.check(),
                outside.status(),
                outside.code(),
                outside.summary(),
                outside.took(),
                outside.codes(),
                facts);
    }

    private static Finding ok(Check check, String code, String summary, Map<String, Object> facts) {
        return new Finding(check, Status.OK, code, summary, Duration.ofMillis(4), List.of(code), facts);
    }
}
