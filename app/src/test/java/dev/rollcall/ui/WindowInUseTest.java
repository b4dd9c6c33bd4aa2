package dev.rollcall.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.rollcall.host.Host;
import dev.rollcall.matrix.MatrixCsv;
import dev.rollcall.observation.Check;
import dev.rollcall.sweep.Change;
import dev.rollcall.ui.fleet.HostLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does with the window beyond looking: files in and out, the clipboard, the keyboard alone. */
final class WindowInUseTest {
    private static final int HOSTS = 40;

    @TempDir
    private Path folder;

    @Test
    void filesDroppedAnywhereComeInAfterAPreview() throws Exception {
        Path list = Files.writeString(folder.resolve("hosts.txt"), "rds-1.example.net\nrds-2.example.net:3390\n");
        try (Driver window = Driver.open(new MemoryKeeping())) {
            Dropped file = dropped(window, DataFormat.FILES, List.of(list.toFile()));
            assertTrue(Driver.onStage(file::over));
            assertTrue(window.has(".drop-veil"));
            window.picture("15-drop");
            window.run(file::away);
            assertFalse(window.has(".drop-veil"));
            window.run(file::over);
            window.run(file::drop);
            assertFalse(window.has(".drop-veil"));
            window.waitFor(() -> window.has("#import-hosts"));
            window.press("#import-add");
            window.waitFor(() -> window.has("#fleet-table"));
            window.waitFor(() -> window.table().getItems().size() == 2);
            assertEquals("Added 2 hosts", window.text("#status"));
        }
    }

    @Test
    void droppedTextCanBeLookedOverBeforeItIsRead() throws Exception {
        try (Driver window = Driver.open(new MemoryKeeping())) {
            Dropped text = dropped(window, DataFormat.PLAIN_TEXT, "rds-7\nrds-8\n");
            window.run(text::over);
            window.run(text::drop);
            window.waitFor(() -> window.has("#type-hosts"));
            assertEquals(
                    "rds-7\nrds-8\n",
                    window.find(TextInputControl.class, "#type-hosts").getText());
        }
    }

    @Test
    void chosenFilesAreImportedAndABinaryOneIsRefusedInOneLine() throws Exception {
        try (Driver window = Driver.open(filled())) {
            window.key(KeyCode.I, KeyCode.CONTROL);
            assertFalse(window.has("#import-hosts"), "no file was chosen");
            Path binary = Files.write(folder.resolve("photo.bin"), new byte[] {0, 1, 2, (byte) 0xff, 0, 0});
            window.files.chooseToOpen(binary);
            window.choose("#import", "From a file…");
            window.waitFor(() -> window.has("#import-problem"));
            assertEquals(1, window.text("#import-problem").lines().count());
            assertTrue(window.text("#import-problem").contains("photo.bin"), window.text("#import-problem"));
            window.key(KeyCode.ESCAPE);
            window.files.chooseToOpen(Files.writeString(folder.resolve("more.csv"), "host,site\nnew-1,ber-9\n"));
            window.key(KeyCode.I, KeyCode.CONTROL);
            window.waitFor(() -> window.has("#import-hosts"));
            window.press("#import-add");
            window.waitFor(() -> window.table().getItems().size() == HOSTS + 1);
        }
    }

    @Test
    void theChosenRowsAreExportedAsCsvOrJson() throws Exception {
        try (Driver window = Driver.open(checked())) {
            select(window, 3, 6);
            Path csv = folder.resolve("rows.csv");
            window.files.chooseToSave(csv);
            window.press("#export");
            window.waitFor(() -> window.text("#status").equals("Wrote 3 hosts to rows.csv"));
            List<String> expected = names(window, 3, 6);
            try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(csv)) {
                List<CsvRecord> read = rows.stream().toList();
                assertEquals(MatrixCsv.columns(), read.getFirst().getFields());
                assertEquals(
                        expected,
                        read.stream().skip(1).map(row -> row.getField(0)).toList());
            }
            Path json = folder.resolve("rows.json");
            window.files.chooseToSave(json);
            window.press("#export");
            window.waitFor(() -> window.text("#status").equals("Wrote 3 hosts to rows.json"));
            List<String> hosts = new ArrayList<>();
            JsonMapper.builder()
                    .build()
                    .readTree(json.toFile())
                    .forEach(host -> hosts.add(host.path("host").asText()));
            assertEquals(expected, hosts);
        }
    }

    @Test
    void anExportThatCannotBeWrittenIsToldInOneLine() throws Exception {
        try (Driver window = Driver.open(checked())) {
            select(window, 0, 1);
            window.files.chooseToSave(folder.resolve("no-such-folder").resolve("rows.csv"));
            window.press("#export");
            window.waitFor(() -> window.text("#status").contains("no-such-folder"));
        }
    }

    @Test
    void theChosenRowsAreCopiedForASpreadsheet() throws Exception {
        try (Driver window = Driver.open(checked())) {
            select(window, 0, 2);
            window.run(() -> window.table().requestFocus());
            window.key(KeyCode.C, KeyCode.CONTROL);
            List<String> lines = Driver.onStage(
                            () -> Clipboard.getSystemClipboard().getString())
                    .lines()
                    .toList();
            assertEquals(String.join("\t", MatrixCsv.columns()), lines.getFirst());
            assertEquals(
                    names(window, 0, 2),
                    lines.stream().skip(1).map(line -> line.split("\t")[0]).toList());
            assertEquals("Copied 2 hosts", window.text("#status"));
        }
    }

    @Test
    void aCheckCanBeOfTheChosenOrTheFilteredOnly() throws Exception {
        try (Driver window = Driver.open(checked())) {
            select(window, 2, 5);
            Set<String> chosen = Set.copyOf(names(window, 2, 5));
            window.choose("#check-which", "Check the selected");
            window.waitFor(window.sweeper::started);
            assertEquals(chosen, asked(window));
            window.sweeper.finish();
            window.waitFor(() -> window.text("#status").startsWith("Checked 3 hosts"));
            window.run(() -> window.find(TextField.class, "#filter").setText("site:sin-1"));
            window.waitFor(() -> window.table().getItems().size() == HOSTS / 4);
            window.choose("#check-which", "Check the filtered");
            window.waitFor(window.sweeper::started);
            assertEquals(Set.copyOf(names(window, 0, HOSTS / 4)), asked(window));
        }
    }

    @Test
    void columnsStayWhereTheyWerePutAndHidden() throws Exception {
        MemoryKeeping memory = checked();
        List<String> order;
        try (Driver window = Driver.open(memory)) {
            window.run(() -> {
                List<TableColumn<HostLine, ?>> columns =
                        new ArrayList<>(window.table().getColumns());
                columns.addFirst(columns.removeLast());
                columns.get(3).setVisible(true);
                columns.get(4).setVisible(false);
                window.table().getColumns().setAll(columns);
            });
            order = columns(window);
            window.waitFor(() -> memory.get("window.columns").orElse("").startsWith("checked:"));
        }
        try (Driver window = Driver.open(memory)) {
            assertEquals(order, columns(window));
        }
    }

    @Test
    void aChangeOfLongAgoIsKnownAfterAStart() throws Exception {
        MemoryKeeping memory = checked();
        Host host = ScriptedFleet.hosts(5).getLast();
        memory.changed(
                host.id(),
                List.of(new Change(
                        host.id(), ScriptedFleet.NOW.minusSeconds(600), Check.PORT, "filtered", "", "open", "")));
        try (Driver window = Driver.open(memory)) {
            window.waitFor(() -> window.table().getItems().size() == HOSTS);
            window.run(() -> window.find(TextField.class, "#filter").setText("changed:<1h"));
            window.waitFor(() -> window.table().getItems().size() == 1);
            assertEquals(List.of(host.name()), names(window, 0, 1));
        }
    }

    @Test
    void aTermIsCompletedByKeyboard() throws Exception {
        try (Driver window = Driver.open(checked())) {
            window.waitFor(() -> window.table().getItems().size() == HOSTS);
            TextField filter = window.find(TextField.class, "#filter");
            window.key(KeyCode.F, KeyCode.CONTROL);
            assertTrue(filter.isFocused());
            window.write("cer");
            window.key(KeyCode.DOWN);
            window.key(KeyCode.ENTER);
            assertEquals("cert:", filter.getText());
            window.write("expired");
            window.key(KeyCode.DOWN);
            window.key(KeyCode.TAB);
            assertEquals("cert:expired", filter.getText());
            assertTrue(filter.isFocused(), "Tab took the suggestion and went nowhere");
            window.key(KeyCode.ENTER);
            assertEquals("", filter.getText(), "the term is a pill now");
            window.waitFor(() -> window.table().getItems().size() == 5);
            window.key(KeyCode.BACK_SPACE);
            assertEquals("cert:expired", filter.getText(), "the pill can be typed at again");
        }
    }

    @Test
    void everythingNeededCanBeDoneByKeyboardAlone() throws Exception {
        try (Driver window = Driver.open(new MemoryKeeping())) {
            window.run(() -> window.find(Node.class, "#choice-import").requestFocus());
            window.key(KeyCode.TAB);
            window.key(KeyCode.SPACE);
            window.waitFor(() -> window.has("#type-hosts"));
            window.write("rds-1");
            window.key(KeyCode.ENTER);
            window.waitFor(() ->
                    window.has("#fleet-table") && window.table().getItems().size() == 1);
            window.key(KeyCode.F5);
            window.waitFor(window.sweeper::started);
            window.sweeper.finish();
            window.waitFor(() -> window.text("#status").startsWith("Checked 1 host"));
            assertTrue(window.table().isFocused());
            window.key(KeyCode.DOWN);
            window.key(KeyCode.ENTER);
            window.waitFor(() -> window.has("#detail"));
            window.key(KeyCode.ESCAPE);
            assertFalse(window.has("#detail"));
            assertTrue(window.has("#selection-bar"));
            window.key(KeyCode.ESCAPE);
            assertFalse(window.has("#selection-bar"));
            window.key(KeyCode.F, KeyCode.CONTROL);
            window.write("nobody");
            window.waitFor(() -> window.table().getItems().isEmpty());
            window.key(KeyCode.ESCAPE);
            window.waitFor(() -> window.table().getItems().size() == 1);
        }
    }

    private static Dropped dropped(Driver window, DataFormat format, Object content) {
        return Driver.onStage(() -> new Dropped(window.stage.getScene(), format, content));
    }

    private static void select(Driver window, int from, int to) {
        window.waitFor(() -> window.table().getItems().size() == HOSTS);
        window.run(() -> window.table().getSelectionModel().selectRange(from, to));
    }

    private static List<String> names(Driver window, int from, int to) {
        return Driver.onStage(() -> window.table().getItems().subList(from, to).stream()
                .map(line -> line.host().name())
                .toList());
    }

    private static Set<String> asked(Driver window) {
        return window.sweeper.asked().stream().map(Host::name).collect(Collectors.toSet());
    }

    private static List<String> columns(Driver window) {
        return Driver.onStage(() -> window.table().getColumns().stream()
                .map(column -> column.getId() + column.isVisible())
                .toList());
    }

    private static MemoryKeeping filled() {
        MemoryKeeping memory = new MemoryKeeping();
        memory.put(ScriptedFleet.hosts(HOSTS));
        return memory;
    }

    private static MemoryKeeping checked() {
        MemoryKeeping memory = filled();
        memory.keep(
                ScriptedFleet.hosts(HOSTS).stream().map(ScriptedFleet::round).toList(), List.of());
        return memory;
    }
}
