package dev.rollcall.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Status;
import dev.rollcall.sweep.Change;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import org.junit.jupiter.api.Test;

/** The window as a person meets it, with pictures of each step in {@code target/pictures}. */
final class FleetWindowTest {
    private static final int HOSTS = 200;

    @Test
    void anEmptyFleetAsksForHostsAndPastedOnesComeInAfterAPreview() throws Exception {
        try (Driver window = Driver.open(new MemoryKeeping())) {
            assertTrue(window.has("#first-screen"));
            window.picture("1-empty");
            window.press("#choice-paste");
            type(window, IntStream.range(0, HOSTS).mapToObj(i -> "host-" + i).collect(Collectors.joining("\n")));
            window.press("#type-continue");
            window.waitFor(() -> window.has("#import-hosts"));
            window.picture("2-import");
            window.press("#import-add");
            window.waitFor(() -> window.has("#fleet-table"));
            window.waitFor(() -> window.table().getItems().size() == HOSTS);
            assertEquals(HOSTS, window.memory.all().size());
            assertEquals("200 hosts", window.text("#counts-total"));
            window.picture("3-imported");
        }
    }

    @Test
    void aHugeRangeComesInOnlyAfterAYesAndBadTextIsToldInPlace() throws Exception {
        try (Driver window = Driver.open(new MemoryKeeping())) {
            window.press("#choice-add");
            type(window, "?");
            window.press("#type-continue");
            window.waitFor(() -> window.text("#type-problem").contains("not a host name"));
            type(window, "10.0.0.0/12");
            window.press("#type-continue");
            window.waitFor(() -> window.has("#import-consent"));
            window.picture("4-consent");
            assertTrue(window.find(Button.class, "#import-add").isDisabled());
            CheckBox agreed = window.find(CheckBox.class, "#import-consent");
            window.run(agreed::fire);
            window.press("#import-add");
            window.waitFor(() -> window.memory.all().size() == 3);
        }
    }

    @Test
    void aCheckFillsTheTableWhileItRunsAndThenSaysWhatItFound() throws Exception {
        try (Driver window = Driver.open(filled(HOSTS))) {
            window.waitFor(() -> window.table().getItems().size() == HOSTS);
            window.press("#check-now");
            window.waitFor(window.sweeper::started);
            window.sweeper.announce(120);
            window.waitFor(() -> window.text("#status").equals("Checking 120 of 200"));
            window.waitFor(() -> window.text("#counts-parts").contains("80 not checked yet"));
            window.picture("5-checking");
            window.sweeper.finish();
            window.waitFor(() -> window.text("#status").startsWith("Checked 200 hosts"));
            window.picture("6-checked");
            assertTrue(window.text("#counts-parts").contains("unreachable"));
        }
    }

    /** Counted, not timed: what a frame has to do is bounded, however many results come in at once. */
    @Test
    void tenThousandResultsAtOnceAreSharedOutOverFrames() throws Exception {
        try (Driver window = Driver.open(filled(10_000))) {
            window.waitFor(() -> window.table().getItems().size() == 10_000);
            Frames frames = Driver.onStage(() -> new Frames(window.table()));
            window.press("#check-now");
            window.waitFor(window.sweeper::started);
            window.run(() -> window.find(TextField.class, "#filter").setText("is:failing -is:unreachable"));
            window.sweeper.finish();
            window.waitFor(() -> window.text("#status").startsWith("Checked 10,000 hosts"));
            window.waitFor(() -> window.text("#counts-total").startsWith("2,2"));
            window.waitFor(() -> Driver.onStage(frames::allRows) == 10_000);
            assertTrue(frames.mostRows() <= 500, "rows in one frame: " + frames.mostRows());
            assertTrue(frames.framesWithRows() >= 20, "frames: " + frames.framesWithRows());
            // Typing in the filter may come between two frames; results alone sort and filter once a frame at most.
            assertTrue(frames.mostLists() <= 2, "lists in one frame: " + frames.mostLists());
            window.picture("14-ten-thousand");
        }
    }

    @Test
    void cancelEndsTheCheckAndSaysHowManyWereNotChecked() throws Exception {
        try (Driver window = Driver.open(filled(HOSTS))) {
            window.press("#check-now");
            window.waitFor(window.sweeper::started);
            window.sweeper.announce(50);
            window.press("#cancel-check");
            window.waitFor(() -> window.text("#status").equals("Stopped: 150 of 200 hosts not checked"));
        }
    }

    @Test
    void aChipNarrowsTheTableToItsHostsAndLetsGoAgain() throws Exception {
        try (Driver window = Driver.open(checked(HOSTS))) {
            FlowPane chips = window.find(FlowPane.class, "#chips");
            window.waitFor(() -> !chips.getChildren().isEmpty());
            ToggleButton expired = Driver.onStage(() -> chips.getChildren().stream()
                    .map(ToggleButton.class::cast)
                    .filter(chip -> chip.getText().equals("Certificate expired"))
                    .findFirst()
                    .orElseThrow());
            window.run(expired::fire);
            window.waitFor(() -> window.table().getItems().size() == 23);
            window.run(() -> window.table().getSelectionModel().selectRange(0, 5));
            window.picture("7-chip");
            assertEquals("23 of 200 hosts", window.text("#counts-total"));
            assertEquals("5 selected", window.text("#selection-count"));
            window.run(expired::fire);
            window.waitFor(() -> window.table().getItems().size() == HOSTS);
        }
    }

    @Test
    void aQueryFiltersAndOneThatIsNotUnderstoodIsNamedBelowTheField() throws Exception {
        try (Driver window = Driver.open(checked(HOSTS))) {
            TextField field = window.find(TextField.class, "#filter");
            window.run(() -> field.setText("site:ber-1,ber-2 "));
            window.run(() -> field.setText("fin"));
            window.waitFor(() -> window.table().getItems().size() == 20);
            window.picture("8-query");
            window.run(() -> field.setText("colour:red"));
            window.waitFor(() -> window.has("#query-problem"));
            assertTrue(window.text("#query-problem").contains("colour"));
            window.picture("9-query-problem");
        }
    }

    @Test
    void sortingACheckPutsTheWorstFirst() throws Exception {
        try (Driver window = Driver.open(checked(HOSTS))) {
            window.run(() -> window.table()
                    .getSortOrder()
                    .add(window.table().getColumns().stream()
                            .filter(column -> column.getId().equals("certificate"))
                            .findFirst()
                            .orElseThrow()));
            window.waitFor(() -> window.table()
                            .getItems()
                            .getFirst()
                            .row()
                            .finding(Check.CERTIFICATE)
                            .orElseThrow()
                            .status()
                    == Status.FAIL);
            window.picture("10-sort");
            assertEquals(
                    Status.OK,
                    window.table()
                            .getItems()
                            .getLast()
                            .row()
                            .finding(Check.CERTIFICATE)
                            .orElseThrow()
                            .status());
        }
    }

    @Test
    void theDetailPaneShowsEveryFactAndWhatWasSaidAndChanged() throws Exception {
        MemoryKeeping memory = checked(HOSTS);
        Host first = ScriptedFleet.hosts(1).getFirst();
        memory.changed(
                first.id(),
                List.of(new Change(
                        first.id(),
                        Instant.parse("2026-11-08T00:00:00Z"),
                        Check.CERTIFICATE,
                        "expires-soon",
                        "1 d left",
                        "expired",
                        "expired")));
        try (Driver window = Driver.open(memory)) {
            open(window, first);
            window.press("#check-certificate");
            window.picture("11-detail");
            window.press("#check-certificate");
            window.press("#check-port");
            window.waitFor(() -> window.has("#wire"));
            window.press("#wire");
            window.picture("12-transcript");
            window.press("#close-detail");
            assertFalse(window.has("#detail"));
        }
    }

    @Test
    void darkIsKeptForTheNextStart() throws Exception {
        MemoryKeeping memory = checked(HOSTS);
        try (Driver window = Driver.open(memory)) {
            window.press("#switch-theme");
            open(window, ScriptedFleet.hosts(1).getFirst());
            window.picture("13-dark");
        }
        assertEquals("dark", memory.get("window.theme").orElse(""));
        try (Driver window = Driver.open(memory)) {
            assertEquals("Light", window.text("#switch-theme"));
        }
    }

    private static void open(Driver window, Host host) {
        window.waitFor(() -> !window.table().getItems().isEmpty());
        window.run(() -> {
            window.table().getSelectionModel().clearSelection();
            window.table().getItems().stream()
                    .filter(line -> line.host().id().equals(host.id()))
                    .findFirst()
                    .ifPresent(line -> window.table().getSelectionModel().select(line));
            window.table().fireEvent(enter());
        });
        window.waitFor(() -> window.has("#detail"));
    }

    private static KeyEvent enter() {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false);
    }

    private static void type(Driver window, String text) {
        window.waitFor(() -> window.has("#type-hosts"));
        TextInputControl field = window.find(TextInputControl.class, "#type-hosts");
        window.run(() -> field.setText(text));
    }

    private static MemoryKeeping filled(int count) {
        MemoryKeeping memory = new MemoryKeeping();
        memory.put(ScriptedFleet.hosts(count));
        return memory;
    }

    private static MemoryKeeping checked(int count) {
        MemoryKeeping memory = filled(count);
        memory.keep(
                ScriptedFleet.hosts(count).stream().map(ScriptedFleet::round).toList(), List.of());
        return memory;
    }
}
