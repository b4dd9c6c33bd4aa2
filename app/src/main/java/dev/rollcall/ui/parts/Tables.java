package dev.rollcall.ui.parts;

import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** Tables in the house's looks, of lines that never change. JavaFX thread. */
public final class Tables {
    private static final double ROW_HEIGHT = 32;

    private Tables() {}

    public static <T> TableView<T> of(String id, String says, String empty) {
        TableView<T> table = new TableView<>();
        table.setId(id);
        table.getStyleClass().add("fleet-table");
        table.setAccessibleText(says);
        table.setFixedCellSize(ROW_HEIGHT);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        Label nothing = new Label(empty);
        nothing.getStyleClass().add("faint");
        table.setPlaceholder(nothing);
        return table;
    }

    /** In pixels, with the headings. */
    public static double heightOf(int lines) {
        return (lines + 1) * ROW_HEIGHT;
    }

    /** @param look a style class, e.g. {@code muted} */
    public static <T> TableColumn<T, T> column(
            String title, double width, String look, Function<T, String> text, Comparator<T> order) {
        TableColumn<T, T> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(50);
        column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue()));
        column.setCellFactory(made -> new Text<>(text, look));
        column.setComparator(order);
        return column;
    }

    private static final class Text<T> extends TableCell<T, T> {
        private final Function<T, String> text;

        Text(Function<T, String> text, String look) {
            this.text = text;
            getStyleClass().add(look);
        }

        @Override
        protected void updateItem(@Nullable T line, boolean empty) {
            super.updateItem(line, empty);
            setText(line == null || empty ? null : text.apply(line));
        }
    }
}
