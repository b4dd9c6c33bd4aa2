package dev.rollcall.ui;

import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.matrix.Row;
import dev.rollcall.observation.Round;
import dev.rollcall.sweep.Change;
import dev.rollcall.sweep.Rounds;
import dev.rollcall.ui.fleet.HostLine;
import dev.rollcall.ui.fleet.Lines;
import dev.rollcall.ui.parts.Offstage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings to the matrix what campaigns see of hosts: their looks are kept like those of any check, so they are read from there, some
 * hosts at a time. JavaFX thread; the store is used off it.
 */
final class NewLooks {
    /** Up to here each host is read alone; above, all at once. */
    private static final int FEW = 500;

    private final Desk desk;
    private final Lines lines;
    private final Offstage offstage;
    private final Runnable shown;
    private final Set<HostId> waiting = new LinkedHashSet<>();
    private boolean reading;

    /** @param shown hears whenever rows look another way */
    NewLooks(Desk desk, Lines lines, Offstage offstage, Runnable shown) {
        this.desk = desk;
        this.lines = lines;
        this.offstage = offstage;
        this.shown = shown;
    }

    /** Shows what was seen of them last. */
    void show(Collection<HostId> hosts) {
        waiting.addAll(hosts);
        if (!reading && !waiting.isEmpty()) {
            read();
        }
    }

    private void read() {
        List<Host> these = waiting.stream()
                .flatMap(id -> lines.of(id).stream())
                .map(HostLine::host)
                .toList();
        waiting.clear();
        reading = true;
        offstage.run(() -> rows(these), this::put, problem -> next());
    }

    private void put(List<Row> rows) {
        // Some may have been removed meanwhile.
        lines.put(rows.stream()
                .filter(row -> lines.of(row.host().id()).isPresent())
                .toList());
        lines.refilter();
        shown.run();
        next();
    }

    private void next() {
        reading = false;
        show(List.of());
    }

    private List<Row> rows(List<Host> hosts) {
        Rounds rounds = desk.keeping().rounds();
        boolean many = hosts.size() > FEW;
        Map<HostId, Round> newest = many ? rounds.newest() : Map.of();
        Map<HostId, Instant> changed = many ? rounds.lastChanged() : Map.of();
        List<Row> rows = new ArrayList<>();
        for (Host host : hosts) {
            HostId id = host.id();
            Optional<Round> round = many ? Optional.ofNullable(newest.get(id)) : rounds.newest(id);
            Optional<Instant> at = many
                    ? Optional.ofNullable(changed.get(id))
                    : rounds.changes(id, 1).stream().findFirst().map(Change::at);
            if (round.isPresent()) {
                rows.add(KeptRow.of(host, round, desk.judge(), at));
            }
        }
        return rows;
    }
}
