package dev.rollcall.ui.credentials;

import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.NaturalOrder;
import dev.rollcall.ui.parts.Tables;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Pair;

/** A list of keys and certificates, and one thing to do with those that are selected. JavaFX thread. */
final class TrustCard<T> {
    private static final Set<String> FINGERPRINTS = Set.of("Fingerprint", "Approved so far");

    private final Section section;
    private final TableView<T> table;

    /** @param can whether the verb makes sense for a line */
    TrustCard(
            Words words,
            List<Pair<String, Function<T, String>>> columns,
            Function<T, Boolean> can,
            Consumer<List<T>> act) {
        table = Tables.of(words.id() + "-table", words.title(), words.empty());
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        columns.forEach(column -> table.getColumns().add(column(column)));
        ObservableList<T> selected = table.getSelectionModel().getSelectedItems();
        Button button = Buttons.plain(
                words.verb(),
                () -> act.accept(selected.stream().filter(can::apply).toList()));
        button.setId(words.id() + "-do");
        button.setDisable(true);
        selected.addListener((ListChangeListener<T>)
                change -> button.setDisable(selected.stream().noneMatch(can::apply)));
        Label about = new Label(words.about());
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        section = new Section(words.title(), about, table, button);
    }

    Node node() {
        return section.node();
    }

    void show(Collection<T> lines) {
        table.getSelectionModel().clearSelection();
        table.getItems().setAll(lines);
    }

    private TableColumn<T, T> column(Pair<String, Function<T, String>> column) {
        boolean fingerprint = FINGERPRINTS.contains(column.getKey());
        return Tables.column(
                column.getKey(),
                fingerprint ? 420 : 180,
                fingerprint ? "mono" : "muted",
                column.getValue(),
                Comparator.comparing(column.getValue(), new NaturalOrder()));
    }

    /** @param about one sentence; {@code empty} stands where there is no line */
    record Words(String id, String title, String about, String empty, String verb) {}
}
