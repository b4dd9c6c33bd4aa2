package dev.rollcall.ui.detail;

import dev.rollcall.ui.parts.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Facts, as the JSON names them, in words for a person. */
final class FactText {
    private static final Set<String> FINGERPRINTS = Set.of("sha1", "sha256", "serial", "bound");
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("rtt_ms", "Round trip"),
            Map.entry("management", "Management ports"),
            Map.entry("sha1", "SHA-1"),
            Map.entry("sha256", "SHA-256"),
            Map.entry("chosen_by", "Why this one"),
            Map.entry("bound", "Bound SHA-1"),
            Map.entry("san", "Other names"),
            Map.entry("tls", "TLS"),
            Map.entry("http", "HTTP"),
            Map.entry("rpc", "RPC over HTTP"),
            Map.entry("remote_desktop_gateway", "RD Gateway"),
            Map.entry("os_version", "Windows build"),
            Map.entry("udp_listening", "UDP taken"),
            Map.entry("udp_allowed", "UDP let in"),
            Map.entry("dns_servers", "DNS servers"),
            Map.entry("dns_computer", "DNS computer"),
            Map.entry("dns_domain", "DNS domain"),
            Map.entry("dns_tree", "DNS forest"));

    /** Lists of things that have a name, and little more. */
    private static final Set<String> IN_A_LINE = Set.of("names", "visits");

    private final ZoneId zone;

    FactText(ZoneId zone) {
        this.zone = zone;
    }

    /** {@code not_after} becomes {@code Not after}. */
    String name(String key) {
        String known = NAMES.get(key);
        if (known != null) {
            return known;
        }
        String words = (key.endsWith("_ms") ? key.substring(0, key.length() - 3) : key).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
    }

    boolean isFingerprint(String key) {
        return FINGERPRINTS.contains(key);
    }

    String value(String key, Object value) {
        return switch (value) {
            case Map<?, ?> map when IN_A_LINE.contains(key) -> line(map);
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> name(entry.getKey().toString()) + ": " + inner(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining("\n"));
            case Collection<?> list when list.isEmpty() -> "none";
            case Collection<?> list
            when key.equals("management") ->
                list.stream().map(FactText::portAnswer).collect(Collectors.joining(", "));
            // Many numbers read better beside each other.
            case Collection<?> list
            when key.endsWith("_ms") ->
                list.stream().map(Object::toString).collect(Collectors.joining(", ", "", " ms"));
            case Collection<?> list ->
                list.stream().map(part -> part(key, part, list.size())).collect(Collectors.joining("\n"));
            case Boolean yes -> yes ? "yes" : "no";
            case Number number when key.endsWith("_ms") -> number + " ms";
            default -> plain(key, value.toString());
        };
    }

    /** {@code 22 open}, {@code 445 no answer}. */
    private static String portAnswer(Object answer) {
        if (!(answer instanceof Map<?, ?> map)) {
            return answer.toString();
        }
        return map.get("port") + ("filtered".equals(map.get("state")) ? " no answer" : " " + map.get("state"));
    }

    /** {@code gw-1.example.net · Matches: yes}. */
    private String line(Map<?, ?> map) {
        return map.entrySet().stream()
                .map(entry -> (entry.getKey().equals("name")
                                ? ""
                                : name(entry.getKey().toString()) + ": ")
                        + inner(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(" · "));
    }

    /** Of several things each has its line, or nobody could tell where one ends. */
    private String part(String key, Object part, int of) {
        return part instanceof Map<?, ?> && of > 1 ? inner(key, part) : value(key, part);
    }

    private String inner(Object key, Object value) {
        return value == null ? "" : value(key.toString(), value).replace("\n", ", ");
    }

    private String plain(String key, String text) {
        if (isFingerprint(key)) {
            return text.replaceAll("(.{4})(?=.)", "$1 ");
        }
        if (text.length() > 18 && text.charAt(10) == 'T' && text.endsWith("Z")) {
            try {
                return Words.date(Instant.parse(text), zone);
            } catch (DateTimeParseException e) {
                return text;
            }
        }
        return text.isEmpty() ? "–" : text;
    }
}
