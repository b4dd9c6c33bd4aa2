package dev.rollcall.ui;

import dev.rollcall.ui.fleet.HostLine;
import java.io.File;
import java.time.Duration;
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
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Drives one window, and takes pictures of it. Called from the test's thread. */
public class WindowRobot implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    protected final Stage stage;

    protected WindowRobot(Stage stage) {
        this.stage = stage;
    }

    /** Opens a window on that desk; whoever drives it chooses no files. */
    public static WindowRobot open(Desk desk) throws Exception {
        WindowRobot robot = new WindowRobot(shown(desk, new ChosenFiles()));
        robot.isReady();
        return robot;
    }

    protected static Stage shown(Desk desk, FileChoice files) throws Exception {
        // Of whoever ran before in this process.
        WaitForAsyncUtils.clearExceptions();
        FxToolkit.registerPrimaryStage();
        return onStage(() -> {
            Stage made = new Stage();
            new FleetWindow(desk, files).show(made);
            return made;
        });
    }

    protected final void isReady() {
        waitFor(() -> has("#first-screen") || has("#fleet-table"));
    }

    public static <T> T onStage(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
    }

    public void run(Runnable work) {
        onStage(() -> {
            work.run();
            return true;
        });
    }

    public boolean has(String query) {
        return onStage(() -> Optional.ofNullable(stage.getScene().lookup(query))
                .filter(Node::isVisible)
                .isPresent());
    }

    /** The ids of all that match, in the order in which they are on the screen. */
    public List<String> ids(String query) {
        return onStage(() -> stage.getScene().getRoot().lookupAll(query).stream()
                .map(Node::getId)
                .toList());
    }

    public <T extends Node> T find(Class<T> type, String query) {
        return type.cast(onStage(() -> stage.getScene().lookup(query)));
    }

    public void press(String query) {
        waitFor(() -> has(query));
        Button button = find(Button.class, query);
        run(button::fire);
    }

    /** Opens a menu and takes one of its items. */
    public void choose(String menu, String item) {
        press(menu);
        run(() -> Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .flatMap(shown -> shown.getItems().stream())
                .filter(one -> item.equals(one.getText()) && !one.isDisable())
                .findFirst()
                .orElseThrow()
                .fire());
    }

    /** Presses a key where the keyboard is, as the platform would report it. */
    public void key(KeyCode code, KeyCode... held) {
        KeyCode[] all = Arrays.copyOf(held, held.length + 1);
        all[held.length] = code;
        run(stage::requestFocus);
        new FxRobot().push(all);
        WaitForAsyncUtils.waitForFxEvents();
    }

    public void write(String text) {
        new FxRobot().write(text, 0);
        WaitForAsyncUtils.waitForFxEvents();
    }

    public String text(String query) {
        return onStage(() -> stage.getScene().lookup(query) instanceof Labeled label ? label.getText() : "");
    }

    @SuppressWarnings("unchecked") // the table of that id is one of lines
    public TableView<HostLine> table() {
        return (TableView<HostLine>) find(TableView.class, "#fleet-table");
    }

    public void waitFor(Callable<Boolean> condition) {
        waitFor(PATIENCE, condition);
    }

    public void waitFor(Duration patience, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(patience.toSeconds(), TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain; the status says: " + text("#status"), e);
        }
    }

    /** Types into a field as a whole. */
    public void fill(String field, String text) {
        waitFor(() -> has(field));
        TextInputControl input = find(TextInputControl.class, field);
        run(() -> input.setText(text));
    }

    /** How many lines a table has; -1 where there is none. */
    public int items(String table) {
        return has(table) ? find(TableView.class, table).getItems().size() : -1;
    }

    /** Goes to a place of the rail. */
    public void go(String place) {
        run(() -> find(ToggleButton.class, "#go-" + place).fire());
    }

    public void picture(String name) throws Exception {
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
}
