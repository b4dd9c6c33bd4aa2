package dev.rollcall.ui;

import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.matrix.Row;
import dev.rollcall.observation.Round;
import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.ui.fleet.HostLine;
import dev.rollcall.ui.fleet.Lines;
import dev.rollcall.ui.gateways.GatewaySheets;
import dev.rollcall.ui.parts.Offstage;
import dev.rollcall.ui.parts.Sheet;
import dev.rollcall.ui.parts.Words;
import dev.rollcall.ui.shell.StatusBar;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps the stored hosts and the lines on the screen the same. JavaFX thread; the store is used off it. */
final class Inventory {
    private final Desk desk;
    private final Offstage offstage;
    private final Lines lines;
    private final Sheet sheet;
    private final StatusBar status;
    private final GatewaySheets gateways;
    private final Runnable changed;

    /** @param changed hears whenever hosts came or went */
    Inventory(Desk desk, Offstage offstage, Lines lines, Sheet sheet, StatusBar status, Runnable changed) {
        this.desk = desk;
        this.offstage = offstage;
        this.lines = lines;
        this.sheet = sheet;
        this.status = status;
        gateways = new GatewaySheets(
                desk.keeping().hosts(),
                desk.keeping().gateways(),
                offstage,
                sheet,
                new GatewaySheets.Heard(this::reread, status::problem));
        this.changed = changed;
    }

    void load() {
        offstage.run(this::rows, this::show, status::problem);
    }

    void added(List<Host> hosts) {
        show(hosts.stream().map(this::kept).toList());
        status.say("Added " + Words.hosts(hosts.size()));
    }

    /** Shows all gateways. */
    void gateways() {
        gateways.list();
    }

    /** Asks which gateway these are behind. */
    void behind(List<Host> hosts) {
        gateways.behind(hosts);
    }

    /** Shows hosts that were changed in the store as they are there. */
    private void reread(String done) {
        offstage.run(
                () -> desk.keeping().hosts().all(),
                hosts -> {
                    show(hosts.stream().filter(this::isOther).map(this::kept).toList());
                    status.say(done);
                },
                status::problem);
    }

    private boolean isOther(Host host) {
        return lines.of(host.id()).filter(line -> !line.host().equals(host)).isPresent();
    }

    /** Asks first. */
    void remove(List<Host> hosts) {
        RemoveQuestion.ask(sheet, hosts, this::forget);
    }

    private void forget(List<Host> hosts) {
        List<HostId> ids = hosts.stream().map(Host::id).toList();
        offstage.run(
                () -> {
                    desk.keeping().hosts().remove(ids);
                    return ids;
                },
                gone -> {
                    lines.remove(gone);
                    changed.run();
                    status.say("Removed " + Words.hosts(gone.size()));
                },
                status::problem);
    }

    /** @param then is given how to look at the demo's hosts, when they are on the screen */
    void startDemo(Consumer<SweepPlan> then) {
        status.say("Starting the demo fleet");
        offstage.run(
                () -> {
                    Demo.Running running = desk.demo().start();
                    return new Demo.Running(desk.keeping().hosts().put(running.hosts()), running.plan());
                },
                running -> {
                    added(running.hosts());
                    then.accept(running.plan());
                },
                status::problem);
    }

    private List<Row> rows() {
        Map<HostId, Round> rounds = desk.keeping().rounds().newest();
        Map<HostId, Instant> changed = desk.keeping().rounds().lastChanged();
        return desk.keeping().hosts().all().stream()
                .map(host -> KeptRow.of(
                        host,
                        Optional.ofNullable(rounds.get(host.id())),
                        desk.judge(),
                        Optional.ofNullable(changed.get(host.id()))))
                .toList();
    }

    private Row kept(Host host) {
        return lines.of(host.id())
                .map(HostLine::row)
                .map(before -> KeptRow.changed(before, host))
                .orElseGet(() -> Row.unchecked(host));
    }

    private void show(List<Row> rows) {
        lines.put(rows);
        lines.settle();
        changed.run();
    }
}
