package dev.rollcall.ui;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.ui.fleet.HostLine;
import dev.rollcall.ui.importing.HostLists;
import dev.rollcall.ui.importing.InventoryLists;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Drives one window, and takes pictures of it. Called from the test's thread. */
final class Driver implements AutoCloseable {
    final MemoryKeeping memory;
    final ScriptedSweeper sweeper;
    final ChosenFiles files;
    final Stage stage;

    private Driver(MemoryKeeping memory, ScriptedSweeper sweeper, ChosenFiles files, Stage stage) {
        this.memory = memory;
        this.sweeper = sweeper;
        this.files = files;
        this.stage = stage;
    }

    static Driver open(MemoryKeeping memory) throws Exception {
        FxToolkit.registerPrimaryStage();
        ScriptedSweeper sweeper = new ScriptedSweeper(memory);
        Desk desk = new Desk(
                memory.keeping(),
                sweeper,
                SweepPlan.DEFAULT,
                round -> ScriptedFleet.verdict(round.host()),
                new Lists(),
                () -> new Demo.Running(ScriptedFleet.hosts(60), SweepPlan.DEFAULT),
                Clock.fixed(ScriptedFleet.NOW, ZoneOffset.UTC));
        ChosenFiles files = new ChosenFiles();
        Stage stage = onStage(() -> {
            Stage made = new Stage();
            new FleetWindow(desk, files).show(made);
            return made;
        });
        Driver driver = new Driver(memory, sweeper, files, stage);
        driver.waitFor(() -> driver.has("#first-screen") || driver.has("#fleet-table"));
        return driver;
    }

    static <T> T onStage(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
    }

    void run(Runnable work) {
        onStage(() -> {
            work.run();
            return true;
        });
    }

    boolean has(String query) {
        return onStage(() -> Optional.ofNullable(stage.getScene().lookup(query))
                .filter(Node::isVisible)
                .isPresent());
    }

    <T extends Node> T find(Class<T> type, String query) {
        return type.cast(onStage(() -> stage.getScene().lookup(query)));
    }

    void press(String query) {
        waitFor(() -> has(query));
        Button button = find(Button.class, query);
        run(button::fire);
    }

    /** Opens a menu and takes one of its items. */
    void choose(String menu, String item) {
        press(menu);
        run(() -> Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .flatMap(shown -> shown.getItems().stream())
                .filter(one -> one.getText().equals(item) && !one.isDisable())
                .findFirst()
                .orElseThrow()
                .fire());
    }

    /** Presses a key where the keyboard is, as the platform would report it. */
    void key(KeyCode code, KeyCode... held) {
        KeyCode[] all = Arrays.copyOf(held, held.length + 1);
        all[held.length] = code;
        run(stage::requestFocus);
        new FxRobot().push(all);
        WaitForAsyncUtils.waitForFxEvents();
    }

    void write(String text) {
        new FxRobot().write(text, 0);
        WaitForAsyncUtils.waitForFxEvents();
    }

    String text(String query) {
        return onStage(() -> stage.getScene().lookup(query) instanceof Labeled label ? label.getText() : "");
    }

    @SuppressWarnings("unchecked") // the table of that id is one of lines
    TableView<HostLine> table() {
        return (TableView<HostLine>) find(TableView.class, "#fleet-table");
    }

    void waitFor(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain; the status says: " + text("#status"), e);
        }
    }

    void picture(String name) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        var image = onStage(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            return SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null);
        });
        File folder = new File("target/pictures");
        if (folder.mkdirs() || folder.isDirectory()) {
            ImageIO.write(image, "png", new File(folder, name + ".png"));
        }
    }

    @Override
    public void close() {
        run(stage::hide);
    }

    private static final class Lists implements HostLists {
        @Override
        public Preview read(List<Path> files) throws InputException {
            return new InventoryLists().read(files);
        }

        @Override
        public Preview read(String text) throws InputException {
            if (text.startsWith("?")) {
                throw new InputException("\"?\" is not a host name: letters, digits, dots and hyphens only.");
            }
            if (text.contains("/")) {
                return new Preview(
                        List.of(),
                        List.of(new LeftOut("line 2: rds:70000", "port 70000 is not between 1 and 65535")),
                        Optional.of(new More("10.0.0.0/12 would add 1,048,576 hosts", () -> ScriptedFleet.hosts(3))));
            }
            List<Host> hosts = ScriptedFleet.hosts((int) text.lines().count());
            return new Preview(hosts, List.of(), Optional.empty());
        }
    }
}
