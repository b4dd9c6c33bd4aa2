package dev.rollcall.fanout;

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
        Shared shared = limits.compute(key, (_, known) -> joined(known));
        boolean taken = false;
        try {
            Permit permit = shared.limit().take(deadline);
            taken = true;
            return new Permit(() -> {
                permit.close();
                leave(key);
            });
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

    /** @param users jobs that hold a permit or wait for one */
    private record Shared(Limit limit, int users) {}
}
