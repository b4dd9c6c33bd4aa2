package dev.rollcall.remote;

import dev.rollcall.remote.TrustVerdict.Changed;
import dev.rollcall.remote.TrustVerdict.NotApproved;
import dev.rollcall.remote.TrustVerdict.Trusted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys in a known_hosts file. A host that is known by any key must show one of those that are known. */
final class KnownHosts implements Approved {
    private final Queue<KnownHostsLine> lines = new ConcurrentLinkedQueue<>();
    /** As {@link KnownHostsLine#written} has them; a fleet is thousands of such names. */
    private final Map<String, List<KnownHostsLine>> byName = new ConcurrentHashMap<>();
    /** With patterns or hashed names: each has to be compared. */
    private final Queue<KnownHostsLine> others = new ConcurrentLinkedQueue<>();

    static KnownHosts of(Collection<String> text) {
        KnownHosts known = new KnownHosts();
        text.forEach(known::add);
        return known;
    }

    @Override
    public void add(String text) {
        Optional<KnownHostsLine> line = KnownHostsLine.parse(text);
        if (line.isEmpty()) {
            return;
        }
        lines.add(line.get());
        Set<String> names = line.get().plainNames();
        if (names.isEmpty()) {
            others.add(line.get());
        }
        names.forEach(name -> byName.merge(name, List.of(line.get()), KnownHosts::both));
    }

    static <T> List<T> both(List<T> before, List<T> more) {
        List<T> all = new ArrayList<>(before);
        all.addAll(more);
        return List.copyOf(all);
    }

    @Override
    public TrustVerdict judge(String name, int port, HostIdentity shown) {
        List<KnownHostsLine> about = about(KnownHostsLine.written(name, port));
        if (about.stream().anyMatch(line -> line.revoked() && line.encoded().equals(shown.encoded()))) {
            return Changed.revoked();
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

    @Override
    public boolean names(String name, int port) {
        String written = KnownHostsLine.written(name, port);
        return about(written).stream().anyMatch(line -> !line.revoked() && line.names(written));
    }

    @Override
    public Set<String> algorithms(String name, int port) {
        return about(KnownHostsLine.written(name, port)).stream()
                .filter(line -> !line.revoked())
                .map(KnownHostsLine::algorithm)
                .collect(Collectors.toSet());
    }

    @Override
    public List<Approval> list() {
        return lines.stream()
                .filter(line -> !line.revoked())
                .map(KnownHostsLine::approval)
                .toList();
    }

    private List<KnownHostsLine> about(String written) {
        return Stream.concat(
                        byName.getOrDefault(written, List.of()).stream(),
                        others.stream().filter(line -> line.covers(written)))
                .toList();
    }
}
