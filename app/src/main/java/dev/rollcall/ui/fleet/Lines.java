package dev.rollcall.ui.fleet;

import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.matrix.Commonalities;
import dev.rollcall.matrix.Matrix;
import dev.rollcall.matrix.Query;
import dev.rollcall.matrix.Row;
import dev.rollcall.ui.parts.NaturalOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * All lines of the fleet, and which of them are shown in what order. JavaFX thread only.
 *
 * <p>Filtering and sorting happen only when asked for, never by themselves when a row changes: while results pour in, rows
 * must not jump about under the pointer.
 */
public final class Lines {
    private static final Comparator<HostLine> BY_NAME =
            Comparator.comparing(line -> line.host().label(), new NaturalOrder());

    private final Matrix matrix = new Matrix();
    private final Map<HostId, HostLine> byHost = new HashMap<>();
    private final ReadOnlyObjectWrapper<Commonalities> common = new ReadOnlyObjectWrapper<>(Commonalities.NONE);
    private final Clock clock;
    private Query query = Query.ALL;
    private Comparator<HostLine> order = BY_NAME;
    private List<HostLine> shown = List.of();
    private Consumer<List<HostLine>> display = lines -> {};

    public Lines(Clock clock) {
        this.clock = clock;
    }

    /** @param newDisplay is given the lines to show whenever they are others, or in another order */
    void displayOn(Consumer<List<HostLine>> newDisplay) {
        display = newDisplay;
    }

    public Matrix matrix() {
        return matrix;
    }

    /** What only many of them together tell; behind the rows by a moment. */
    public ReadOnlyObjectProperty<Commonalities> common() {
        return common.getReadOnlyProperty();
    }

    void found(Commonalities newer) {
        common.set(newer);
    }

    public boolean isEmpty() {
        return byHost.isEmpty();
    }

    public List<HostLine> shown() {
        return shown;
    }

    public Optional<HostLine> of(HostId host) {
        return Optional.ofNullable(byHost.get(host));
    }

    public List<Host> allHosts() {
        return byHost.values().stream().map(HostLine::host).toList();
    }

    public List<Row> allRows() {
        return byHost.values().stream().map(HostLine::row).toList();
    }

    /** Takes rows that are new or newer; call {@link #settle} or {@link #refilter} to see new ones. */
    public void put(Collection<Row> rows) {
        matrix.putAll(rows);
        for (Row row : rows) {
            byHost.computeIfAbsent(row.host().id(), id -> new HostLine(row)).show(row);
        }
    }

    public void remove(Collection<HostId> hosts) {
        matrix.remove(hosts);
        hosts.forEach(byHost::remove);
        settle();
    }

    public void select(Query newQuery) {
        query = newQuery;
        settle();
    }

    /** @param chosen null for the order by name */
    @SuppressWarnings("NullAway") // JavaFX hands over null for "no order"
    void sortBy(Comparator<HostLine> chosen) {
        order = chosen == null ? BY_NAME : chosen.thenComparing(BY_NAME);
        settle();
    }

    /** Filters and sorts everything. */
    public void settle() {
        Instant now = clock.instant();
        List<HostLine> next = new ArrayList<>(byHost.size());
        for (HostLine line : byHost.values()) {
            if (query.matches(line.row(), now)) {
                next.add(line);
            }
        }
        next.sort(order);
        display(next);
    }

    /** Takes away what no longer matches and adds what now does at the end; the rest stays where it is. */
    public void refilter() {
        if (query.isEmpty() && shown.size() == byHost.size()) {
            return;
        }
        Instant now = clock.instant();
        Set<HostLine> next = new LinkedHashSet<>();
        for (HostLine line : shown) {
            if (query.matches(line.row(), now)) {
                next.add(line);
            }
        }
        List<HostLine> added = new ArrayList<>();
        for (HostLine line : byHost.values()) {
            if (!next.contains(line) && query.matches(line.row(), now)) {
                added.add(line);
            }
        }
        added.sort(order);
        next.addAll(added);
        display(List.copyOf(next));
    }

    private void display(List<HostLine> next) {
        if (!next.equals(shown)) {
            shown = List.copyOf(next);
            display.accept(shown);
        }
    }
}
