package dev.rollcall.ui;

import dev.rollcall.host.Host;
import dev.rollcall.ui.fleet.HostLine;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

/** The steps that a person goes through from hosts to a campaign, in one window. Called from the test's thread. */
final class FixWalk {
    private final Driver window;

    FixWalk(Driver window) {
        this.window = window;
    }

    /** Hosts on which the port is closed, so that "mend" is for all of them. */
    static MemoryKeeping broken(int count, Runnable onApply) {
        MemoryKeeping memory = new MemoryKeeping();
        List<Host> hosts = ScriptedFleet.hosts(count * 9).stream()
                .filter(host -> ScriptedFleet.number(host) % 9 == 2)
                .toList();
        memory.put(hosts);
        memory.keep(hosts.stream().map(ScriptedFleet::round).toList(), List.of());
        hosts.forEach(host -> memory.fleet.broken(host, onApply));
        return memory;
    }

    /** In the order of their names' numbers. */
    static List<Host> hosts(MemoryKeeping memory) {
        return memory.all().stream()
                .sorted((one, other) -> Integer.compare(ScriptedFleet.number(one), ScriptedFleet.number(other)))
                .toList();
    }

    /** Counts, and holds whoever comes after so many until the gate opens. */
    static Runnable held(AtomicInteger count, int free, CountDownLatch gate) {
        return () -> {
            if (count.incrementAndGet() > free) {
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    /** Chooses all rows. */
    FixWalk all() {
        window.go("fleet");
        window.waitFor(() -> window.has("#fleet-table"));
        window.run(() -> window.table().getSelectionModel().selectAll());
        return this;
    }

    FixWalk only(Host... hosts) {
        window.go("fleet");
        window.waitFor(() -> window.has("#fleet-table"));
        Set<String> names = List.of(hosts).stream().map(Host::name).collect(Collectors.toSet());
        window.run(() -> {
            TableView<HostLine> table = window.table();
            table.getSelectionModel().clearSelection();
            table.getItems().stream()
                    .filter(line -> names.contains(line.host().name()))
                    .forEach(line -> table.getSelectionModel().select(line));
        });
        return this;
    }

    /** Up to the form. */
    FixWalk fix(String fix) {
        window.press("#fix");
        window.waitFor(() -> window.has("#fix-next") && window.has("#fix-" + fix));
        window.run(() -> window.find(ToggleButton.class, "#fix-" + fix).setSelected(true));
        window.press("#fix-next");
        window.waitFor(() -> window.has("#fix-plan"));
        return this;
    }

    FixWalk waves(String waves, String gate) {
        window.fill("#fix-waves", waves);
        window.fill("#fix-gate", gate);
        return this;
    }

    FixWalk plan() {
        window.press("#fix-plan");
        window.waitFor(() -> window.has("#plan-start"));
        return this;
    }

    FixWalk start() {
        window.press("#plan-start");
        window.waitFor(() -> window.has("#campaign"));
        return this;
    }

    void state(String words) {
        window.waitFor(() -> window.text("#campaign-state").startsWith(words));
    }

    /** Leaves a campaign for the list. */
    void toList(int campaigns) {
        window.run(() -> window.find(Hyperlink.class, "#all-campaigns").fire());
        window.waitFor(() -> window.items("#campaign-table") == campaigns);
    }

    /** Opens a campaign of the list, the newest being 0. */
    void open(int line) {
        window.waitFor(() -> window.items("#campaign-table") > line);
        window.run(() -> {
            TableView<?> table = window.find(TableView.class, "#campaign-table");
            table.getSelectionModel().clearAndSelect(line);
            table.requestFocus();
        });
        window.key(KeyCode.ENTER);
        window.waitFor(() -> window.has("#campaign"));
    }

    /** All that is written in the lines of a table that are on the screen, one text a cell. */
    List<String> cells(String table) {
        return WindowRobot.onStage(() -> {
            window.stage.getScene().getRoot().applyCss();
            window.stage.getScene().getRoot().layout();
            return window.stage.getScene().lookup(table).lookupAll(".table-cell").stream()
                    .map(cell -> cell instanceof Labeled own && own.getGraphic() instanceof Labeled inner
                            ? inner.getText()
                            : ((Labeled) cell).getText())
                    .filter(text -> text != null && !text.isEmpty())
                    .toList();
        });
    }
}
