package dev.rollcall.matrix;

import dev.rollcall.diagnosis.Causes;
import dev.rollcall.diagnosis.Confidence;
import dev.rollcall.diagnosis.Diagnosed;
import dev.rollcall.diagnosis.Suspicion;
import dev.rollcall.host.Access;
import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.Jump;
import dev.rollcall.host.Labels;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.AddressText;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import dev.rollcall.policy.Verdict;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * A row as a line of a table: {@code rds-1.example.net at=10.0.0.1 ntlm=rds-1.example.net cert=a1 cause=certificate-expired
 * gateway=gw-2 jump=bastion site=ber tags=a,b issuer=CN=X build=10.0.20348 os=Windows port=3390 dns=wrong-address up=10:00
 * seen=12:00 id=aa board=bb}.
 */
final class EntryText {
    static final Instant NOW = Instant.parse("2026-11-20T14:00:00Z");

    private final String name;
    private final Map<String, String> words = new LinkedHashMap<>();

    private EntryText(String line) {
        String[] parts = line.strip().split(" +");
        name = parts[0];
        for (String part : parts) {
            int equals = part.indexOf('=');
            words.put(part.substring(0, Math.max(0, equals)), part.substring(equals + 1));
        }
    }

    static Row row(String line) {
        return new EntryText(line).row();
    }

    /** One row a line. */
    static List<Row> rows(String lines) {
        return lines.lines().filter(line -> !line.isBlank()).map(EntryText::row).toList();
    }

    private Optional<String> said(String word) {
        return Optional.ofNullable(words.get(word));
    }

    private List<String> addresses() {
        return said("at").map(at -> List.of(at.split(","))).orElse(List.of());
    }

    private Row row() {
        Labels labels = new Labels(
                said("site").orElse(""),
                said("os").orElse(""),
                new TreeSet<>(said("tags").map(tags -> List.of(tags.split(","))).orElse(List.of())),
                "");
        Access access = new Access(List.of(), said("jump").map(jump -> new Jump(jump, OptionalInt.empty())));
        int port = said("port").map(Integer::parseInt).orElse(Host.DEFAULT_PORT);
        Host host = new Host(
                HostId.random(),
                name,
                port,
                Optional.empty(),
                labels,
                access,
                said("gateway").map(Gateway::named));
        if (words.containsKey("unchecked")) {
            return Row.unchecked(host);
        }
        Optional<InetAddress> address = addresses().stream().findFirst().flatMap(AddressText::literal);
        Instant seen = said("seen").map(EntryText::today).orElse(NOW);
        return Row.of(new Verdict(host, address, findings(), seen), causes());
    }

    private static Instant today(String time) {
        return Instant.parse("2026-11-20T" + time + ":00Z");
    }

    private Map<Check, Finding> findings() {
        Map<Check, Finding> findings = new EnumMap<>(Check.class);
        String dns = said("dns").orElse("resolved");
        Status worst = said("cause").isPresent() ? Status.FAIL : Status.OK;
        findings.put(Check.DNS, finding(Check.DNS, Status.OK, dns, Map.of("addresses", addresses())));
        findings.put(
                Check.PORT,
                finding(Check.PORT, said("status").map(Status::valueOf).orElse(worst), "open", Map.of()));
        Map<String, Object> nla = new LinkedHashMap<>();
        said("ntlm").ifPresent(computer -> {
            nla.put("computer", computer.split("\\.", 2)[0]);
            nla.put("domain", "EXAMPLE");
            nla.put("dns_computer", computer);
        });
        said("build").ifPresent(build -> nla.put("os_version", build));
        findings.put(Check.NLA, finding(Check.NLA, Status.OK, "required", nla));
        Map<String, Object> certificate = new LinkedHashMap<>();
        said("issuer").ifPresent(issuer -> certificate.put("issuer", issuer));
        said("cert").ifPresent(sha256 -> {
            certificate.put("sha256", sha256);
            certificate.put("issuer", "CN=" + name);
            certificate.put("self_signed", true);
        });
        said("issued").ifPresent(sha256 -> {
            certificate.put("sha256", sha256);
            certificate.put("self_signed", false);
        });
        findings.put(Check.CERTIFICATE, finding(Check.CERTIFICATE, Status.OK, "valid", certificate));
        Map<String, Object> service = new LinkedHashMap<>();
        said("up").map(EntryText::today).ifPresent(up -> service.put("started", up.toString()));
        said("id").ifPresent(id -> service.put("machine_id", id));
        said("board").ifPresent(board -> service.put("board_id", board));
        if (!service.isEmpty()) {
            findings.put(Check.SERVICE, finding(Check.SERVICE, Status.OK, "running", service));
        }
        return findings;
    }

    private static Finding finding(Check check, Status status, String code, Map<String, Object> facts) {
        return new Finding(check, status, code, "", Duration.ZERO, List.of(code), facts);
    }

    private List<Diagnosed> causes() {
        return said("cause").stream()
                .flatMap(causes -> Arrays.stream(causes.split(",")))
                .map(EntryText::diagnosed)
                .toList();
    }

    /** A {@code ?} behind a cause makes it doubtful. */
    private static Diagnosed diagnosed(String cause) {
        boolean doubtful = cause.endsWith("?");
        return new Diagnosed(
                Causes.standard()
                        .of(doubtful ? cause.substring(0, cause.length() - 1) : cause)
                        .orElseThrow()
                        .sheet(),
                new Suspicion(
                        doubtful ? Confidence.LOW : Confidence.HIGH,
                        Optional.empty(),
                        List.of("seen"), List.of(), Optional.empty()));
    }
}
