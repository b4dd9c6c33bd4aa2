package dev.rollcall.ui.credentials;

import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.NaturalOrder;
import dev.rollcall.ui.parts.Tables;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
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
    private final Verb<T> verb;
    private final String id;
    private Optional<All<T>> all = Optional.empty();

    TrustCard(Words words, List<Pair<String, Function<T, String>>> columns, Verb<T> verb) {
        this.verb = verb;
        id = words.id();
        table = Tables.of(words.id() + "-table", words.title(), words.empty());
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        columns.forEach(column -> table.getColumns().add(column(column)));
        ObservableList<T> selected = table.getSelectionModel().getSelectedItems();
        Button button = Buttons.plain(verb.title(), () -> verb.act().accept(List.copyOf(selected)));
        button.setId(words.id() + "-do");
        button.setDisable(true);
        selected.addListener((ListChangeListener<T>) change -> {
            button.setDisable(selected.isEmpty());
            button.setText(selected.size() > 1 ? verb.title() + " " + selected.size() : verb.title());
        });
        Label about = new Label(words.about());
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        section = new Section(words.title(), about, table, button);
    }

    /** Offers to do it with all lines at once that {@code which} takes. */
    void offerAll(String title, Predicate<T> which) {
        Button button = Buttons.primary(title, () -> verb.act().accept(those(which)));
        button.setId(id + "-all");
        section.add(button);
        all = Optional.of(new All<>(title, which, button));
    }

    Node node() {
        return section.node();
    }

    void grow() {
        section.grow();
    }

    void shrinkTo(int lines) {
        section.shrinkTo(lines);
    }

    /** What is selected and still there stays selected. */
    void show(Collection<T> lines) {
        if (!List.copyOf(lines).equals(table.getItems())) {
            List<T> selected = List.copyOf(table.getSelectionModel().getSelectedItems());
            table.getSelectionModel().clearSelection();
            table.getItems().setAll(lines);
            selected.stream().filter(lines::contains).forEach(table.getSelectionModel()::select);
        }
        all.ifPresent(offered -> {
            int count = those(offered.which()).size();
            offered.button().setText(offered.title() + " (" + count + ")");
            offered.button().setDisable(count == 0);
        });
    }

    private List<T> those(Predicate<T> which) {
        return table.getItems().stream().filter(which).toList();
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
    record Words(String id, String title, String about, String empty) {}

    /** What can be done with lines. */
    record Verb<T>(String title, Consumer<? super List<T>> act) {}

    private record All<T>(String title, Predicate<T> which, Button button) {}
}
