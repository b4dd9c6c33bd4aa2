package dev.rollcall.matrix;

import dev.rollcall.host.HostId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All rows, in the order in which their hosts came. Safe for use from any thread; made for 50,000 rows: counts and chips
 * are kept as rows come and go. A window looks at {@link #version} once a frame and asks for more only when it has moved.
 */
public final class Matrix {
    private final Map<HostId, Row> rows = new LinkedHashMap<>();
    private final Map<Standing, Integer> standings = new EnumMap<>(Standing.class);
    private final Chips chips = new Chips();
    private List<Row> snapshot = List.of();
    private long snapshotVersion;
    private volatile long version;

    /** Moves with every change. */
    public long version() {
        return version;
    }

    /** Adds a row, or replaces the one of the same host, which keeps its place. */
    public synchronized void put(Row row) {
        replace(row);
        moved();
    }

    public synchronized void putAll(Collection<Row> more) {
        more.forEach(this::replace);
        moved();
    }

    public synchronized void remove(Collection<HostId> hosts) {
        for (HostId host : hosts) {
            Row gone = rows.remove(host);
            if (gone != null) {
                count(gone, -1);
            }
        }
        moved();
    }

    public synchronized Optional<Row> row(HostId host) {
        return Optional.ofNullable(rows.get(host));
    }

    public synchronized int size() {
        return rows.size();
    }

    /** All rows as they are now; the same list again until something changes. */
    public synchronized List<Row> snapshot() {
        if (snapshotVersion != version) {
            snapshot = List.copyOf(rows.values());
            snapshotVersion = version;
        }
        return snapshot;
    }

    public synchronized Counts counts() {
        return Counts.of(standings);
    }

    /** What is wrong, biggest group first. */
    public synchronized List<Chip> chips() {
        return chips.list();
    }

    private void replace(Row row) {
        Row before = rows.put(row.host().id(), row);
        if (before != null) {
            count(before, -1);
        }
        count(row, 1);
    }

    private void count(Row row, int by) {
        standings.merge(Standing.of(row), by, Integer::sum);
        chips.count(row, by);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only ever under the lock
    private void moved() {
        version++;
    }
}
