package dev.rollcall.ui.fleet;

import dev.rollcall.matrix.Row;
import dev.rollcall.observation.Check;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import javafx.util.Duration;

/** The table of the matrix. JavaFX thread only. */
final class FleetTable {
    private static final double ROW_HEIGHT = 32;
    private static final double MENU_WIDTH = 20;

    private final TableView<HostLine> table = new TableView<>();
    private final ObservableList<HostLine> items = FXCollections.observableArrayList();
    private final List<TableColumn<HostLine, Row>> columns;
    private boolean scrolling;

    FleetTable(Lines lines, Clock clock) {
        columns = new Columns(lines, clock).all();
        table.setId("fleet-table");
        table.getStyleClass().add("fleet-table");
        table.setAccessibleText("Hosts and their checks");
        table.setFixedCellSize(ROW_HEIGHT);
        table.setTableMenuButtonVisible(true);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getColumns().setAll(columns);
        table.setItems(items);
        table.setPlaceholder(new Label("No host matches this filter."));
        table.setSortPolicy(sorted -> {
            lines.sortBy(sorted.getComparator());
            return true;
        });
        table.widthProperty().addListener(seen -> fit());
        columns.forEach(column -> column.visibleProperty().addListener(seen -> fit()));
        lines.displayOn(this::show);
        lines.common().addListener((seen, before, now) -> {
            if (!before.likenesses().equals(now.likenesses())) {
                table.refresh();
            }
        });
        Timeline ageing = new Timeline(new KeyFrame(Duration.seconds(30), tick -> table.refresh()));
        ageing.setCycleCount(Timeline.INDEFINITE);
        // What plays is held by the toolkit, and holds the whole window: also one that was closed.
        table.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false)
                .subscribe(shown -> {
                    if (shown) {
                        ageing.play();
                    } else {
                        ageing.stop();
                    }
                });
    }

    /** Where not even narrow columns fit, they are scrolled to: otherwise the last ones could not be reached. */
    private void fit() {
        double least = table.getVisibleLeafColumns().stream()
                .mapToDouble(TableColumn::getMinWidth)
                .sum();
        boolean scrolls = table.getWidth() > 0 && table.getWidth() < least + MENU_WIDTH;
        if (scrolls != scrolling) {
            scrolling = scrolls;
            table.setColumnResizePolicy(
                    scrolls
                            ? TableView.UNCONSTRAINED_RESIZE_POLICY
                            : TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        }
    }

    TableView<HostLine> node() {
        return table;
    }

    ObservableList<HostLine> selected() {
        return table.getSelectionModel().getSelectedItems();
    }

    /** @param text what {@link #onColumnsChanged} gave; may be empty */
    void restoreColumns(String text) {
        if (!text.isEmpty()) {
            ColumnMemory.restore(table, text);
        }
    }

    void showInside() {
        columns.stream().filter(Columns::isInside).forEach(column -> column.setVisible(true));
    }

    void show(Check check) {
        columns.stream()
                .filter(column -> check.key().equals(column.getId()))
                .forEach(column -> column.setVisible(true));
    }

    void onColumnsChanged(Consumer<String> keep) {
        ColumnMemory.watch(table, columns, keep);
    }

    /** Enter, or a double click on a row. */
    void onOpen(Consumer<HostLine> open) {
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            HostLine line = table.getFocusModel().getFocusedItem();
            if (event.getCode() == KeyCode.ENTER && line != null) {
                if (table.getSelectionModel().isEmpty()) {
                    table.getSelectionModel().select(line);
                }
                open.accept(line);
                event.consume();
            }
        });
        table.setRowFactory(made -> {
            TableRow<HostLine> row = new TableRow<>();
            row.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !row.isEmpty()) {
                    open.accept(row.getItem());
                }
            });
            return row;
        });
    }

    /** Shows these lines; what was selected and is still there stays so. */
    private void show(List<HostLine> lines) {
        Set<HostLine> selected = new HashSet<>(selected());
        boolean all = !items.isEmpty() && selected.size() == items.size();
        table.getSelectionModel().clearSelection();
        items.setAll(lines);
        if (selected.isEmpty()) {
            return;
        }
        if (all && selected.containsAll(lines)) {
            table.getSelectionModel().selectAll();
            return;
        }
        int[] places = IntStream.range(0, lines.size())
                .filter(place -> selected.contains(lines.get(place)))
                .toArray();
        if (places.length > 0) {
            table.getSelectionModel().selectIndices(places[0], places);
        }
    }
}
