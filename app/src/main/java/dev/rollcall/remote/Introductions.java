package dev.rollcall.remote;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Way;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.Secret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Looks at what hosts show to say who they are, and goes no further: every host is refused once it has shown it, and there is no
 * credential that could be sent. Safe for many threads.
 */
public final class Introductions {
    private final Trust known;
    private final Function<Trust, List<Door>> doors;

    /**
     * @param known what is approved so far
     * @param doors each behind its usual port, to hosts that a trust takes
     */
    public Introductions(Trust known, Function<Trust, List<Door>> doors) {
        this.known = known;
        this.doors = doors;
    }

    /**
     * What one door showed.
     *
     * @param shown empty where nothing was
     * @param verdict on it, by what is approved so far
     * @param problem why nothing was shown, in one line; empty where something was
     */
    public record Shown(
            TransportKind way, int port, Optional<HostIdentity> shown, TrustVerdict verdict, String problem) {}

    /**
     * Each door in turn that has something to show, by the host's own ways where it has some. WinRM without TLS has nothing.
     *
     * @param name the host as the inventory says it
     */
    public List<Shown> of(String name, InetAddress address, List<Way> ways, Deadline deadline)
            throws InterruptedException {
        Onlooker onlooker = new Onlooker(known);
        List<Door> knocked = doors.apply(onlooker).stream()
                .flatMap(door -> ports(door, ways).stream().map(port -> new Door(door.transport(), port)))
                .toList();
        List<Shown> shown = new ArrayList<>();
        for (Door door : knocked) {
            // One that hangs leaves the others their time.
            Duration share = deadline.left().dividedBy(knocked.size() - shown.size());
            String problem = knock(door, name, address, deadline.within(share));
            shown.add(shown(name, door, onlooker.seen(door.port()), problem));
        }
        return shown;
    }

    private static List<Integer> ports(Door door, List<Way> ways) {
        if (door.kind() == TransportKind.WINRM_HTTP) {
            return List.of();
        }
        return ways.isEmpty()
                ? List.of(door.port())
                : ways.stream()
                        .filter(way -> way.protocol() == door.kind().protocol())
                        .map(Way::port)
                        .toList();
    }

    private static String knock(Door door, String name, InetAddress address, Deadline deadline)
            throws InterruptedException {
        RemoteTarget target = new RemoteTarget(name, new InetSocketAddress(address, door.port()));
        try (Secret nothing = Secret.takingOver(new char[0]);
                RemoteSession _ = door.transport().open(target, new Credential.Password("", "", nothing), deadline)) {
            return "it lets anybody in, and shows nothing to know it by";
        } catch (RemoteException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private Shown shown(String name, Door door, Optional<HostIdentity> seen, String problem) {
        return new Shown(
                door.kind(),
                door.port(),
                seen,
                seen.map(identity -> known.judge(name, door.port(), identity)).orElseGet(TrustVerdict.NotApproved::new),
                seen.isPresent() ? "" : problem);
    }

    /** Remembers by port, since a slow one may show something when another is looked at already; and takes nobody. */
    private static final class Onlooker implements Trust {
        private final Trust known;
        private final Map<Integer, HostIdentity> seen = new ConcurrentHashMap<>();

        Onlooker(Trust known) {
            this.known = known;
        }

        Optional<HostIdentity> seen(int port) {
            return Optional.ofNullable(seen.get(port));
        }

        @Override
        public TrustVerdict judge(String name, int port, HostIdentity shown) {
            seen.put(port, shown);
            return new TrustVerdict.NotApproved();
        }

        /** Also where an authority vouches for it: this is about what is shown, not about trust. */
        @Override
        public TrustVerdict judgeVouched(String name, int port, HostIdentity shown) {
            return judge(name, port, shown);
        }

        @Override
        public Set<String> approvedAlgorithms(String name, int port) {
            return known.approvedAlgorithms(name, port);
        }
    }
}
