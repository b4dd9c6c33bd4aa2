package dev.rollcall.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fix.Fixes;
import java.util.List;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/** What hosts have in common, in the window, with pictures in {@code target/pictures}. */
final class CommonWindowTest {
    @Test
    void saysWhatThoseWithOneCauseShareAndFiltersByIt() throws Exception {
        try (Driver window = open()) {
            window.waitFor(() -> shared(window)
                    .equals(List.of(
                            "Certificate expired: 31 of 33 are behind gw-2",
                            "Service stopped: 8 of 8 are at site sin-1")));
            window.picture("70-in-common");
            window.run(() -> window.stage.setWidth(1280));
            window.picture("70-in-common-1280");
            window.run(() -> chip(window, ".shared", "Certificate expired: 31 of 33 are behind gw-2")
                    .fire());
            window.waitFor(() -> window.table().getItems().size() == 31);
            assertEquals(List.of("31 of 33 are behind gw-2", "31 of 33 are at site ber-2"), shared(window));
            assertTrue(Driver.onStage(
                    () -> chip(window, ".shared", "31 of 33 are behind gw-2").isSelected()));
            assertTrue(Driver.onStage(
                    () -> chip(window, ".chip", "Certificate expired").isSelected()));
            window.picture("71-behind");
            window.press("#switch-theme");
            window.picture("71-behind-dark");
            window.run(() -> chip(window, ".shared", "31 of 33 are behind gw-2").fire());
            window.waitFor(() -> window.table().getItems().size() == 33);
            window.run(() -> window.find(TextField.class, "#filter").setText("site:ber-1 "));
            window.run(() -> chip(window, ".chip", "Certificate expired").fire());
            window.waitFor(() -> shared(window).isEmpty());
            assertFalse(window.has("#shared"), "counts of the whole fleet would mislead among hosts of one site");
        }
    }

    @Test
    void itIsReachedByTheKeyboardAndSpoken() throws Exception {
        try (Driver window = open()) {
            window.waitFor(() -> shared(window).size() == 2);
            window.run(window.stage::requestFocus);
            ToggleButton offered =
                    Driver.onStage(() -> chip(window, ".shared", "Service stopped: 8 of 8 are at site sin-1"));
            window.waitFor(() -> Driver.onStage(() -> {
                offered.requestFocus();
                return offered.isFocused();
            }));
            space(window, offered);
            window.waitFor(() -> window.table().getItems().size() == 8);
            ToggleButton pressed = Driver.onStage(() -> chip(window, ".shared", "8 of 8 are at site sin-1"));
            assertSame(offered, pressed, "counts that change while a button is pressed don't take it away");
            assertTrue(Driver.onStage(pressed::isFocused), "the keyboard stays where it was");
            assertTrue(pressed.getAccessibleText()
                    .startsWith("Service stopped: 8 of 8 are at site sin-1, of the others none of 150."));
            space(window, pressed);
            window.waitFor(() -> shared(window).size() == 1);
        }
    }

    /** As it comes to a button that has the keyboard; which window the platform gives it to is no matter here. */
    private static void space(Driver window, ToggleButton button) {
        for (EventType<KeyEvent> type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            window.run(() ->
                    Event.fireEvent(button, new KeyEvent(type, " ", " ", KeyCode.SPACE, false, false, false, false)));
        }
    }

    @Test
    void theHostsPageSaysWhoElseHasItsCause() throws Exception {
        try (Driver window = open()) {
            window.waitFor(() -> shared(window).size() == 2);
            page(window, "rds-100.example.net");
            window.waitFor(() -> texts(window, "#in-common .hyperlink")
                    .equals(List.of(
                            "32 other hosts have this cause",
                            "31 of 33 are behind gw-2",
                            "31 of 33 are at site ber-2")));
            String against = "of those without this cause 2 of 125";
            assertEquals(List.of(against, against), texts(window, "#in-common .common-against"));
            window.picture("72-page");
            window.press("#switch-theme");
            window.picture("72-page-dark");
            window.run(() -> window.stage.setWidth(1280));
            window.picture("72-page-1280-dark");
            Label count = window.find(Label.class, "#selection-count");
            assertTrue(
                    Driver.onStage(() -> count.getWidth() >= count.prefWidth(-1)), "what is selected is not cut off");
            page(window, "rds-131.example.net");
            String not = against + "; this host is not among them";
            window.waitFor(() -> texts(window, "#in-common .common-against").equals(List.of(not, not)));
            page(window, "rds-150.example.net");
            window.waitFor(() -> !window.has("#in-common"));
            page(window, "rds-100.example.net");
            window.waitFor(() -> window.has("#in-common"));
            window.run(() -> link(window, "31 of 33 are behind").fire());
            window.waitFor(() -> window.table().getItems().size() == 31);
        }
    }

    @Test
    void entriesThatAreOneMachineAreMarkedAndLeadToEachOther() throws Exception {
        try (Driver window = open()) {
            window.waitFor(() -> shared(window).size() == 2);
            window.run(() -> window.find(TextField.class, "#filter").setText("address:10.4.250.7 "));
            window.waitFor(() -> window.table().getItems().size() == 3);
            String why = "also entered as 10.4.250.7, www.example.net: same address 10.4.250.7 port 3389;"
                    + " same computer name web-1.example.net";
            window.waitFor(() -> spoken(window, "web-1.example.net").equals("web-1.example.net, " + why));
            window.picture("73-twice");
            page(window, "web-1.example.net");
            window.waitFor(
                    () -> texts(window, "#in-common .hyperlink").equals(List.of("10.4.250.7", "www.example.net")));
            window.picture("74-twice-page");
            window.press("#switch-theme");
            window.picture("74-twice-page-dark");
            window.run(() -> link(window, "www.example.net").fire());
            window.waitFor(() -> window.text("#detail-name").equals("www.example.net"));
            assertEquals(List.of("10.4.250.7", "web-1.example.net"), texts(window, "#in-common .hyperlink"));
        }
    }

    @Test
    void itTakesNoRoomWhereThereIsNothingToSay() throws Exception {
        MemoryKeeping memory = new MemoryKeeping();
        memory.put(ScriptedFleet.hosts(40));
        try (Driver window = Driver.open(memory)) {
            window.waitFor(() -> window.table().getItems().size() == 40);
            assertFalse(window.has("#shared"));
            page(window, ScriptedFleet.hosts(1).getFirst().name());
            assertFalse(window.has("#in-common"));
        }
    }

    @Test
    void whileACheckRunsItFollowsWhatIsFound() throws Exception {
        try (Driver window = open()) {
            window.waitFor(() -> shared(window).size() == 2);
            window.press("#check-now");
            window.waitFor(window.sweeper::started);
            window.sweeper.finish();
            window.waitFor(() -> !window.has("#shared"));
        }
    }

    private static Driver open() throws Exception {
        MemoryKeeping memory = CommonFleet.keeping();
        Driver window = Driver.open(memory, memory.keeping(Fixes.standard()), DiagnosedFleet::judge);
        window.waitFor(() -> window.table().getItems().size() == CommonFleet.SIZE);
        return window;
    }

    private static Stream<Node> nodes(Driver window, String query) {
        return window.stage.getScene().getRoot().lookupAll(query).stream().filter(Node::isVisible);
    }

    private static List<String> texts(Driver window, String query) {
        return Driver.onStage(() ->
                nodes(window, query).map(node -> ((Labeled) node).getText()).toList());
    }

    private static List<String> shared(Driver window) {
        return texts(window, ".shared");
    }

    private static ToggleButton chip(Driver window, String query, String title) {
        return nodes(window, query)
                .map(ToggleButton.class::cast)
                .filter(chip -> chip.getText().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static Hyperlink link(Driver window, String start) {
        return nodes(window, "#in-common .hyperlink")
                .map(Hyperlink.class::cast)
                .filter(link -> link.getText().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    /** What a screen reader says of a host's cell; empty where there is none. */
    private static String spoken(Driver window, String host) {
        return Driver.onStage(() -> nodes(window, ".host-cell")
                .filter(cell -> cell instanceof TableCell<?, ?> cellOf && host.equals(cellOf.getText()))
                .findFirst()
                .map(Node::getAccessibleText)
                .orElse(""));
    }

    private static void page(Driver window, String host) {
        window.run(() -> {
            window.table().getSelectionModel().clearSelection();
            window.table().getItems().stream()
                    .filter(line -> line.host().name().equals(host))
                    .forEach(line -> window.table().getSelectionModel().select(line));
            window.table()
                    .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
        window.waitFor(() -> window.text("#detail-name").equals(host));
    }
}
