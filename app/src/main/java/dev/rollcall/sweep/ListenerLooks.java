package dev.rollcall.sweep;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fanout.Permit;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.probe.ProbeSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * The looks of one sweep, few at a time to one listener. One that has just let a whole time limit pass without an answer is not
 * waited for again by each other name that leads there: they share that look.
 */
final class ListenerLooks implements AddressLooks {
    private final AddressLooks looks;
    private final SweepLimits limits;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<InetSocketAddress, HungListener> hung = new ConcurrentHashMap<>();

    /** @param nanoTime by which a shared look grows old */
    ListenerLooks(AddressLooks looks, SweepLimits limits, LongSupplier nanoTime) {
        this.looks = looks;
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    @Override
    public List<Look> look(
            Host host,
            InetAddress address,
            List<String> knownNames,
            Set<Check> wanted,
            ProbeSettings settings,
            Deadline deadline)
            throws InterruptedException {
        InetSocketAddress to = new InetSocketAddress(address, host.port());
        while (true) {
            Optional<List<Look>> shared = shared(to);
            if (shared.isPresent()) {
                return shared.get();
            }
            Optional<Permit> permit =
                    limits.connection(to, deadline, () -> shared(to).isPresent());
            if (permit.isPresent()) {
                try (Permit _ = permit.get()) {
                    // Whoever had the permit before may have let its time pass since the look above.
                    Optional<List<Look>> meanwhile = shared(to);
                    if (meanwhile.isPresent()) {
                        return meanwhile.get();
                    }
                    List<Look> seen = looks.look(host, address, knownNames, wanted, settings, deadline);
                    remember(to, HungListener.of(host, seen, nanoTime.getAsLong()));
                    return seen;
                }
            }
        }
    }

    private void remember(InetSocketAddress to, Optional<HungListener> found) {
        found.ifPresentOrElse(one -> hung.put(to, one), () -> hung.remove(to));
    }

    private Optional<List<Look>> shared(InetSocketAddress to) {
        return Optional.ofNullable(hung.get(to))
                .filter(found -> found.isFresh(nanoTime.getAsLong()))
                .map(HungListener::shared);
    }
}
