package dev.rollcall.ui.fleet;

import dev.rollcall.diagnosis.Diagnosed;
import dev.rollcall.matrix.Row;
import dev.rollcall.ui.parts.CauseWords;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** The most likely cause of what is wrong with one host; what speaks for it is its tooltip. */
final class CauseCell extends TableCell<HostLine, Row> {
    private static final double WIDEST = 460;

    private final Tooltip why = new Tooltip();

    CauseCell() {
        why.setWrapText(true);
        why.setMaxWidth(WIDEST);
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        getStyleClass().remove("faint");
        setTooltip(null);
        if (row == null || empty) {
            setText(null);
            setAccessibleText("");
            return;
        }
        row.cause().ifPresentOrElse(this::show, () -> none(row));
    }

    private void show(Diagnosed cause) {
        setText(CauseWords.brief(cause));
        why.setText(CauseWords.whole(cause));
        setTooltip(why);
        setAccessibleText("Diagnosis: " + CauseWords.whole(cause));
    }

    private void none(Row row) {
        getStyleClass().add("faint");
        setText(row.verdict().isPresent() ? "–" : "");
        setAccessibleText("Diagnosis: " + (row.verdict().isPresent() ? "no cause known" : "not checked yet"));
    }
}
