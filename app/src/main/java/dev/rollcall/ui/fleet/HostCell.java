package dev.rollcall.ui.fleet;

import dev.rollcall.diagnosis.Confidence;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.matrix.Likeness;
import dev.rollcall.matrix.Likeness.Kind;
import dev.rollcall.matrix.Row;
import dev.rollcall.ui.parts.Icon;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The name of a host, with a mark where another entry is the same machine. */
final class HostCell extends TableCell<HostLine, Row> {
    private static final double WIDEST = 460;
    private static final double MARK = 13;

    private final Function<HostId, List<Likeness>> likenesses;
    private final Tooltip why = new Tooltip();
    private final StackPane mark = new StackPane(Icon.TWICE.picture(MARK));

    HostCell(Function<HostId, List<Likeness>> likenesses) {
        this.likenesses = likenesses;
        getStyleClass().add("host-cell");
        mark.getStyleClass().add("twice");
        mark.setAlignment(Pos.CENTER);
        setContentDisplay(ContentDisplay.RIGHT);
        why.setWrapText(true);
        why.setMaxWidth(WIDEST);
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null || empty) {
            setText(null);
            setGraphic(null);
            setTooltip(null);
            setAccessibleText("");
            return;
        }
        Host host = row.host();
        setText(host.label());
        Optional<Likeness> twice =
                likenesses.apply(host.id()).stream().filter(HostCell::isTold).findFirst();
        setGraphic(twice.isPresent() ? mark : null);
        setTooltip(twice.isPresent() ? why : null);
        String also = twice.map(likeness -> (likeness.doubtful() ? "perhaps also entered as " : "also entered as ")
                        + Likeness.named(likeness.besides(host.id())) + ": " + likeness.reasons())
                .orElse("");
        why.setText(also);
        setAccessibleText(also.isEmpty() ? host.label() : host.label() + ", " + also);
    }

    /** A mere hint is for the host's page. */
    private static boolean isTold(Likeness likeness) {
        return likeness.kind() == Kind.ONE_MACHINE && likeness.confidence().compareTo(Confidence.LOW) < 0;
    }
}
