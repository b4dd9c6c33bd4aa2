package dev.rollcall.policy;

import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One row of the matrix: all findings of one host.
 *
 * @param address the address the row stands for: the worst of several
 * @param findings in the order of {@link Check}; every check, {@code SKIPPED} ones too, but for those {@link Check#optional}
 */
public record Verdict(Host host, Optional<InetAddress> address, Map<Check, Finding> findings, Instant at) {
    public Verdict {
        findings = Collections.unmodifiableMap(new EnumMap<>(findings));
    }

    public Optional<Finding> finding(Check check) {
        return Optional.ofNullable(findings.get(check));
    }

    /** The rest. */
    public Verdict without(Check check) {
        Map<Check, Finding> rest = new EnumMap<>(Check.class);
        rest.putAll(findings);
        rest.remove(check);
        return new Verdict(host, address, rest, at);
    }

    /** The worst of the checks. */
    public Status status() {
        Status worst = Status.SKIPPED;
        for (Finding finding : findings.values()) {
            worst = Status.worst(worst, finding.status());
        }
        return worst;
    }
}
