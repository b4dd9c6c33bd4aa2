package dev.rollcall.remote;

import dev.rollcall.remote.TrustVerdict.Changed;
import dev.rollcall.remote.TrustVerdict.NotApproved;
import dev.rollcall.remote.TrustVerdict.Trusted;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys in a known_hosts file at one moment. A host that is known by any key must show one of those that are known. */
record KnownHosts(List<KnownHostsLine> lines) {
    static KnownHosts of(List<String> text) {
        return new KnownHosts(text.stream()
                .map(KnownHostsLine::parse)
                .flatMap(Optional::stream)
                .toList());
    }

    TrustVerdict judge(String name, int port, HostIdentity shown) {
        String written = KnownHostsLine.written(name, port);
        List<KnownHostsLine> about =
                lines.stream().filter(line -> line.covers(written)).toList();
        if (about.stream().anyMatch(line -> line.revoked() && line.encoded().equals(shown.encoded()))) {
            return new Changed("not this one, which is revoked");
        }
        List<KnownHostsLine> approved =
                about.stream().filter(line -> !line.revoked()).toList();
        if (approved.stream().anyMatch(line -> line.encoded().equals(shown.encoded()))) {
            return new Trusted();
        }
        return approved.isEmpty()
                ? new NotApproved()
                : new Changed(approved.stream()
                        .map(line -> line.algorithm() + " " + line.identity().fingerprint())
                        .distinct()
                        .limit(3)
                        .collect(Collectors.joining(" or ")));
    }

    Set<String> algorithms(String name, int port) {
        String written = KnownHostsLine.written(name, port);
        return lines.stream()
                .filter(line -> !line.revoked() && line.covers(written))
                .map(KnownHostsLine::algorithm)
                .collect(Collectors.toSet());
    }
}
