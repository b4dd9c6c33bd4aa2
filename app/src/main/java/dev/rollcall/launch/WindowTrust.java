package dev.rollcall.launch;

import dev.rollcall.remote.Approval;
import dev.rollcall.remote.HostIdentity;
import dev.rollcall.remote.Trust;
import dev.rollcall.remote.TrustStore;
import dev.rollcall.remote.TrustVerdict;
import dev.rollcall.ui.credentials.Approvals;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Trusts what people have approved, and remembers what it didn't, so that a person can. Safe for many threads. */
final class WindowTrust implements Trust, Approvals {
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^\\[\\]*?!,|]+)]:([0-9]{1,5})");
    private static final Pattern NAME_ALONE = Pattern.compile("[^\\[\\]*?!,|]+");
    private static final int SSH_PORT = 22;

    private final TrustStore store;
    private final Map<Place, Refused> refused = new ConcurrentHashMap<>();

    WindowTrust(TrustStore store) {
        this.store = store;
    }

    private record Place(String name, int port, HostIdentity.Kind kind) {}

    private record Refused(HostIdentity identity, String before) {}

    @Override
    public TrustVerdict judge(String name, int port, HostIdentity shown) {
        return noted(name, port, shown, store.judge(name, port, shown));
    }

    @Override
    public TrustVerdict judgeVouched(String name, int port, HostIdentity shown) {
        return noted(name, port, shown, store.judgeVouched(name, port, shown));
    }

    private TrustVerdict noted(String name, int port, HostIdentity shown, TrustVerdict verdict) {
        Place place = new Place(name, port, shown.kind());
        switch (verdict) {
            case TrustVerdict.Trusted _ -> refused.remove(place);
            case TrustVerdict.NotApproved _ -> refused.put(place, new Refused(shown, ""));
            case TrustVerdict.Changed changed -> refused.put(place, new Refused(shown, changed.approved()));
        }
        return verdict;
    }

    @Override
    public Set<String> approvedAlgorithms(String name, int port) {
        return store.approvedAlgorithms(name, port);
    }

    @Override
    public List<Approved> list() {
        return store.list().stream()
                .map(one -> new Approved(one.host(), one.algorithm(), one.fingerprint(), isSingle(one)))
                .toList();
    }

    @Override
    public void forget(Collection<Approved> unwanted) {
        for (Approval approval : store.list()) {
            boolean wanted = unwanted.stream()
                    .anyMatch(one -> one.host().equals(approval.host())
                            && one.fingerprint().equals(approval.fingerprint()));
            if (wanted) {
                forget(approval);
            }
        }
    }

    private void forget(Approval approval) {
        Matcher withPort = WITH_PORT.matcher(approval.host());
        if (withPort.matches()) {
            store.forget(approval.kind(), withPort.group(1), Integer.parseInt(withPort.group(2)));
        } else if (NAME_ALONE.matcher(approval.host()).matches()) {
            store.forget(approval.kind(), approval.host(), SSH_PORT);
        }
    }

    private static boolean isSingle(Approval approval) {
        return WITH_PORT.matcher(approval.host()).matches()
                || NAME_ALONE.matcher(approval.host()).matches();
    }

    @Override
    public List<Shown> waiting() {
        return refused.entrySet().stream()
                .map(entry -> shown(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Shown::host).thenComparingInt(Shown::port))
                .toList();
    }

    private static Shown shown(Place place, Refused what) {
        String kind = switch (place.kind()) {
            case SSH_HOST_KEY -> what.identity().algorithm();
            case CERTIFICATE -> "certificate";
        };
        return new Shown(place.name(), place.port(), kind, what.identity().fingerprint(), what.before());
    }

    /** Approves just what a person saw: a host that showed something else meanwhile goes on waiting. */
    @Override
    public void approve(Collection<Shown> wanted) {
        refused.forEach((place, what) -> {
            if (wanted.contains(shown(place, what))) {
                store.approve(place.name(), place.port(), what.identity());
                refused.remove(place, what);
            }
        });
    }
}
