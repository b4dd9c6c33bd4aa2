package dev.rollcall.ui.fleet;

import dev.rollcall.matrix.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Duration;

/** Order, width and visibility of the columns as one line of text: {@code host:210,-site:90,…}, {@code -} for hidden. */
final class ColumnMemory {
    private ColumnMemory() {}

    /** Puts columns where {@code text} says; what it doesn't understand or name stays as it is, behind the rest. */
    static void restore(TableView<HostLine> table, String text) {
        List<TableColumn<HostLine, ?>> left = new ArrayList<>(table.getColumns());
        List<TableColumn<HostLine, ?>> ordered = new ArrayList<>();
        for (String part : text.split(",")) {
            boolean hidden = part.startsWith("-");
            int colon = part.indexOf(':');
            if (colon < 0) {
                continue;
            }
            String id = part.substring(hidden ? 1 : 0, colon);
            left.stream()
                    .filter(column -> column.getId().equals(id))
                    .findFirst()
                    .ifPresent(column -> {
                        left.remove(column);
                        ordered.add(column);
                        column.setVisible(!hidden);
                        width(part.substring(colon + 1)).ifPresent(column::setPrefWidth);
                    });
        }
        ordered.addAll(left);
        table.getColumns().setAll(ordered);
    }

    /** Calls {@code keep} with the text a moment after a change. */
    static void watch(TableView<HostLine> table, List<TableColumn<HostLine, Row>> columns, Consumer<String> keep) {
        // A drag changes a width many times: what counts is where it ends.
        PauseTransition settled = new PauseTransition(Duration.millis(500));
        settled.setOnFinished(event -> keep.accept(describe(table)));
        InvalidationListener changed = seen -> settled.playFromStart();
        table.getColumns().addListener(changed);
        for (TableColumn<HostLine, Row> column : columns) {
            column.visibleProperty().addListener(changed);
            column.widthProperty().addListener(changed);
        }
    }

    private static String describe(TableView<HostLine> table) {
        return String.join(
                ",",
                table.getColumns().stream()
                        .map(column ->
                                (column.isVisible() ? "" : "-") + column.getId() + ":" + Math.round(column.getWidth()))
                        .toList());
    }

    private static Optional<Double> width(String text) {
        try {
            double width = Double.parseDouble(text);
            return width >= 30 && width <= 4000 ? Optional.of(width) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
