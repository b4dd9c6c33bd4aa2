package dev.rollcall.remote;

import dev.rollcall.remote.TrustVerdict.Changed;
import dev.rollcall.remote.TrustVerdict.NotApproved;
import dev.rollcall.remote.TrustVerdict.Trusted;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The certificates in a file. A host that is known by any must show one of those. */
final class KnownCertificates implements Approved {
    private final Queue<CertificateLine> lines = new ConcurrentLinkedQueue<>();
    private final Map<Place, List<String>> fingerprints = new ConcurrentHashMap<>();

    private record Place(String name, int port) {
        static Place of(String name, int port) {
            return new Place(name.toLowerCase(Locale.ROOT), port);
        }
    }

    @Override
    public void add(String text) {
        Optional<CertificateLine> line = CertificateLine.parse(text);
        if (line.isPresent()) {
            lines.add(line.get());
            fingerprints.merge(
                    Place.of(line.get().name(), line.get().port()),
                    List.of(line.get().fingerprint()),
                    KnownHosts::both);
        }
    }

    @Override
    public TrustVerdict judge(String name, int port, HostIdentity shown) {
        List<String> approved = fingerprints.getOrDefault(Place.of(name, port), List.of());
        if (approved.isEmpty()) {
            return new NotApproved();
        }
        return approved.contains(shown.fingerprint()) ? new Trusted() : new Changed(String.join(" or ", approved));
    }

    @Override
    public boolean names(String name, int port) {
        return fingerprints.containsKey(Place.of(name, port));
    }

    @Override
    public Set<String> algorithms(String name, int port) {
        return Set.of();
    }

    @Override
    public List<Approval> list() {
        return lines.stream().map(CertificateLine::approval).toList();
    }
}
