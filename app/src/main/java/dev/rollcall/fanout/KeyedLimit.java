package dev.rollcall.fanout;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * At most so many at once for each key, such as a subnet or an address. Keys that nobody holds or waits for cost no memory.
 * Safe for use from any thread.
 */
public final class KeyedLimit<K> {
    private final String name;
    private final int most;
    private final ConcurrentHashMap<K, Shared> limits = new ConcurrentHashMap<>();

    /** @param name what is limited for each key, in the plural */
    public KeyedLimit(String name, int most) {
        this.name = name;
        this.most = most;
    }

    /** Waits for a permit of this key, however long that takes; the wait does not count towards the job's deadline. */
    public Permit take(K key, Deadline deadline) throws InterruptedException {
        return take(key, limit -> Optional.of(limit.take(deadline))).orElseThrow();
    }

    /** A permit of this key if there is one to be had at once. */
    public Optional<Permit> tryTake(K key) throws InterruptedException {
        return take(key, Limit::tryTake);
    }

    private Optional<Permit> take(K key, Taking taking) throws InterruptedException {
        Shared shared = limits.compute(key, (_, known) -> joined(known));
        boolean taken = false;
        try {
            Optional<Permit> permit = taking.from(shared.limit());
            taken = permit.isPresent();
            return permit.map(held -> held.and(new Permit(() -> leave(key))));
        } finally {
            if (!taken) {
                leave(key);
            }
        }
    }

    /** Keys in use now; a snapshot. */
    public int keys() {
        return limits.size();
    }

    private Shared joined(@Nullable Shared known) {
        return known == null ? new Shared(new Limit(name, most), 1) : new Shared(known.limit(), known.users() + 1);
    }

    private void leave(K key) {
        limits.computeIfPresent(
                key, (_, shared) -> shared.users() == 1 ? null : new Shared(shared.limit(), shared.users() - 1));
    }

    private interface Taking {
        Optional<Permit> from(Limit limit) throws InterruptedException;
    }

    /** @param users jobs that hold a permit or wait for one */
    private record Shared(Limit limit, int users) {}
}
