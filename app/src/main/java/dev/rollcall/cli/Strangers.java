package dev.rollcall.cli;

import dev.rollcall.matrix.Row;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Finding;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Hosts, and hosts on the way to them, that were not logged on to because of the key or certificate they show. Safe for many threads. */
final class Strangers {
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    void add(Row row) {
        row.finding(Check.ACCESS)
                .filter(finding -> finding.code().equals("untrusted"))
                .ifPresent(finding ->
                        (finding.summary().endsWith("changed") ? changed : unknown).add(asked(row, finding)));
    }

    /** A jump host counts once, however many are behind it. */
    private static String asked(Row row, Finding finding) {
        return finding.facts().get("through") instanceof Map<?, ?> through && "untrusted".equals(through.get("result"))
                ? "through " + through.get("host")
                : row.host().label();
    }

    /** What to do about them, where there are some. */
    void complain(Surroundings surroundings) {
        if (!unknown.isEmpty()) {
            surroundings.complain(hosts(unknown, "is", "are")
                    + " not approved yet: rollcall trust approve HOST shows the fingerprints and asks; or --known-hosts"
                    + " FILE, or --trust-new");
        }
        if (!changed.isEmpty()) {
            surroundings.complain(hosts(changed, "shows", "show")
                    + " another key or certificate than the one approved: was it set up anew, or is somebody in between?"
                    + " --format json shows both fingerprints, rollcall trust approve HOST takes the new one");
        }
    }

    private static String hosts(Set<String> some, String one, String many) {
        return some.size() == 1 ? "1 host " + one : some.size() + " hosts " + many;
    }
}
