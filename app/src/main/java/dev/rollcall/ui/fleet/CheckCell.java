package dev.rollcall.ui.fleet;

import dev.rollcall.matrix.Row;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Finding;
import dev.rollcall.ui.parts.StatusMark;
import java.util.Optional;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** One check of one host. */
final class CheckCell extends TableCell<HostLine, Row> {
    private final Check check;
    private final StatusMark mark = new StatusMark();
    private final Tooltip all = new Tooltip();

    CheckCell(Check check) {
        this.check = check;
        getStyleClass().add("check-cell");
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        Optional<Finding> finding = row == null || empty ? Optional.empty() : row.finding(check);
        if (finding.isPresent()) {
            mark.show(finding.get());
            all.setText(StatusMark.spoken(finding.get()));
            setTooltip(all);
            setAccessibleText(StatusMark.spoken(finding.get()));
            setGraphic(mark);
        } else {
            setAccessibleText(empty ? "" : check.title() + ": not checked yet");
            setGraphic(null);
            setTooltip(null);
        }
    }
}
