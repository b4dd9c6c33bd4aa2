package dev.rollcall.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.diagnosis.Diagnosed;
import dev.rollcall.fix.Fixes;
import dev.rollcall.ui.fleet.HostLine;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/** Causes in the window: the column, the chips, with pictures in {@code target/pictures}. */
final class DiagnosisWindowTest {
    private static final int HOSTS = 200;

    @Test
    void chipsGroupHostsByTheirCauseWhileTheCheckRuns() throws Exception {
        try (Driver window = Driver.open(filled())) {
            window.press("#check-now");
            window.waitFor(window.sweeper::started);
            window.sweeper.announce(90);
            window.waitFor(() -> chip(window, "Certificate expired").equals("10"));
            window.sweeper.finish();
            window.waitFor(() -> chip(window, "Certificate expired").equals("23"));
            window.waitFor(() -> window.text("#status").startsWith("Checked 200 hosts"));
            window.picture("60-chips");
            assertEquals("22", chip(window, "Expires soon"), "a finding that no cause explains");
        }
    }

    @Test
    void aChipFiltersByItsCauseAndTheColumnSaysIt() throws Exception {
        try (Driver window = open(DiagnosedFleet.keeping())) {
            window.waitFor(() -> chip(window, "Service stopped").equals("3"));
            assertEquals("", chip(window, "Port refused"), "a finding that causes explain");
            window.picture("60-causes");
            window.run(() -> button(window, "Service stopped").fire());
            window.waitFor(() -> window.table().getItems().size() == 3);
            assertTrue(all(window, line -> cause(line).equals("service-stopped")));
            assertEquals("", window.text("#selection-cause"));
            window.run(() -> window.table().getSelectionModel().selectAll());
            assertEquals("all share one cause: Service stopped", window.text("#selection-cause"));
            window.press("#switch-theme");
            window.picture("61-chip-of-a-cause-dark");
            window.run(() -> button(window, "Service stopped").fire());
            window.run(() -> window.find(TextField.class, "#filter").setText("cause:host-firewall "));
            window.waitFor(() -> window.table().getItems().size() == 2);
            window.run(() -> window.find(TextField.class, "#filter").clear());
            window.run(() -> window.table().getSelectionModel().selectAll());
            assertEquals("", window.text("#selection-cause"));
        }
    }

    @Test
    void sortedByDiagnosisThoseOfOneCauseStandTogetherAndTheHealthyLast() throws Exception {
        try (Driver window = open(DiagnosedFleet.keeping())) {
            window.waitFor(() -> window.table().getItems().size() == DiagnosedFleet.SIZE);
            window.run(() -> window.table().getSortOrder().add(column(window)));
            window.waitFor(() -> cause(window.table().getItems().getLast()).isEmpty());
            List<String> causes = window.table().getItems().stream()
                    .map(DiagnosisWindowTest::cause)
                    .toList();
            int breaks = 1;
            for (int i = 1; i < causes.size(); i++) {
                breaks += causes.get(i).equals(causes.get(i - 1)) ? 0 : 1;
            }
            assertEquals(causes.stream().distinct().count(), breaks);
            window.picture("62-by-diagnosis");
        }
    }

    @Test
    void theHostsPageLeadsWithItsCauseAndWhatCuresIt() throws Exception {
        try (Driver window = open(DiagnosedFleet.keeping())) {
            page(window, 0);
            assertEquals("Certificate expired", window.text("#cause-title"));
            assertTrue(window.text("#cause-because").contains("expired 12 d ago"));
            assertFalse(window.has("#cause-evidence"));
            window.picture("63-cause");
            window.press("#cause-why");
            window.waitFor(() -> window.has("#cause-evidence"));
            window.picture("64-why");
            window.press("#switch-theme");
            window.picture("64-why-dark");
            window.press("#cure-regenerate-certificate");
            window.waitFor(() -> window.has("#fix-plan"));
            window.picture("65-cure-dark");
        }
    }

    @Test
    void whereItIsNotCertainThePageSaysWhatToLookAtNextAndWhatElseItMayBe() throws Exception {
        try (Driver window = open(DiagnosedFleet.keeping())) {
            page(window, 6);
            assertEquals("Host down", window.text("#cause-title"));
            assertTrue(window.text("#cause-confidence").startsWith("Low confidence"));
            window.press("#cause-why");
            window.picture("66-perhaps");
            page(window, 14);
            assertFalse(window.has("#cause"), "a healthy host");
            page(window, 3);
            assertEquals("Service stopped", window.text("#cause-title"));
            window.picture("67-stopped");
        }
    }

    @Test
    void theHostsPageSaysWhatElseOfASilentMachineAnswersAndWhatTheLinkLost() throws Exception {
        List<String> rows = List.of(
                "port=filtered manage=5985,445,22:refused",
                "port=unreachable manage=unreachable",
                "port=again nla=required link=2");
        try (Driver window = open(DiagnosedFleet.keeping(rows))) {
            page(window, 0, rows.size());
            assertEquals("Filtered on the way", window.text("#cause-title"));
            window.press("#check-port");
            assertTrue(facts(window).contains("22 refused, 5985 open, 5986 no answer, 445 open, 135 no answer"));
            window.picture("68-host-is-up");
            window.press("#cause-why");
            window.picture("68-why");
            page(window, 1, rows.size());
            assertEquals("Host down", window.text("#cause-title"));
            window.picture("68-host-down");
            page(window, 2, rows.size());
            assertEquals("Packets are lost", window.text("#cause-title"));
            window.press("#check-link");
            window.picture("69-lossy");
            window.press("#switch-theme");
            window.picture("69-lossy-dark");
        }
    }

    private static List<String> facts(Driver window) {
        return Driver.onStage(() -> window.stage.getScene().getRoot().lookupAll(".fact-value").stream()
                .map(Label.class::cast)
                .map(Label::getText)
                .toList());
    }

    private static void page(Driver window, int row) {
        page(window, row, DiagnosedFleet.SIZE);
    }

    private static void page(Driver window, int row, int size) {
        window.waitFor(() -> window.table().getItems().size() == size);
        window.run(() -> {
            window.table().getSelectionModel().clearSelection();
            window.table().getItems().stream()
                    .filter(line -> line.host().name().equals(DiagnosedFleet.name(row)))
                    .forEach(line -> window.table().getSelectionModel().select(line));
            window.table()
                    .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
        window.waitFor(() -> window.text("#detail-name").equals(DiagnosedFleet.name(row)));
    }

    private static Driver open(MemoryKeeping memory) throws Exception {
        return Driver.open(memory, memory.keeping(Fixes.standard()), DiagnosedFleet::judge);
    }

    private static TableColumn<HostLine, ?> column(Driver window) {
        return window.table().getColumns().stream()
                .filter(column -> column.getId().equals("diagnosis"))
                .findFirst()
                .orElseThrow();
    }

    private static String cause(HostLine line) {
        return line.row().cause().map(Diagnosed::id).orElse("");
    }

    private static boolean all(Driver window, Predicate<HostLine> so) {
        return window.table().getItems().stream().allMatch(so);
    }

    /** How many the chip of that title counts; empty where there is no such chip. */
    private static String chip(Driver window, String title) {
        return Driver.onStage(() -> window.stage.getScene().getRoot().lookupAll(".chip").stream()
                .map(ToggleButton.class::cast)
                .filter(chip -> chip.getText().equals(title))
                .findFirst()
                .map(ToggleButton::getAccessibleText)
                .map(text -> text.replaceAll(".*, (.*) hosts?", "$1"))
                .orElse(""));
    }

    private static ToggleButton button(Driver window, String title) {
        return window.stage.getScene().getRoot().lookupAll(".chip").stream()
                .map(ToggleButton.class::cast)
                .filter(chip -> chip.getText().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static MemoryKeeping filled() {
        MemoryKeeping memory = new MemoryKeeping();
        memory.put(ScriptedFleet.hosts(HOSTS));
        return memory;
    }
}
