package dev.rollcall.ui.fleet;

import dev.rollcall.matrix.Row;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** Plain text of one row. */
final class TextCell extends TableCell<HostLine, Row> {
    private final Function<Row, String> text;

    TextCell(Function<Row, String> text, String look) {
        this.text = text;
        getStyleClass().add(look);
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        setText(row == null || empty ? null : text.apply(row));
    }
}
