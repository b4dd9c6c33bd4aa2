package dev.rollcall.ui.explain;

import dev.rollcall.diagnosis.CauseSheet;
import dev.rollcall.diagnosis.code.PointedCause;
import dev.rollcall.fix.Fixes;
import dev.rollcall.matrix.Row;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.CauseWords;
import dev.rollcall.ui.parts.Words;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The causes that an error points to, each with its test, its cure, and how many hosts have it now. */
final class PointedCauses {
    private final Fixes fixes;
    private final Consumer<String> filter;
    private final Consumer<String> read;

    /**
     * @param filter shows only what this query selects
     * @param read shows the page of a cause
     */
    PointedCauses(Fixes fixes, Consumer<String> filter, Consumer<String> read) {
        this.fixes = fixes;
        this.filter = filter;
        this.read = read;
    }

    VBox of(List<PointedCause> causes, List<Row> rows) {
        VBox list = new VBox(8);
        list.setId("explain-causes");
        causes.forEach(pointed -> list.getChildren().add(cause(pointed, rows)));
        return list;
    }

    /** Those of these causes that the host may have: {@code Certificate expired, Stuck sessions}. */
    static String ofHost(Row row, List<String> ids) {
        return row.diagnosis().stream()
                .filter(cause -> ids.contains(cause.id()))
                .map(CauseWords::brief)
                .collect(Collectors.joining("; "));
    }

    private Node cause(PointedCause pointed, List<Row> rows) {
        CauseSheet sheet = pointed.cause();
        Hyperlink title = new Hyperlink(sheet.title());
        title.getStyleClass().addAll("link", "strong");
        title.setId("explain-read-" + sheet.id());
        title.setOnAction(event -> read.accept(sheet.id()));
        Label often = new Label(pointed.likelihood().key());
        often.getStyleClass().add("risk");
        often.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(8, title, often);
        head.setAlignment(Pos.CENTER_LEFT);
        long hosts = rows.stream()
                .filter(row ->
                        row.diagnosis().stream().anyMatch(cause -> cause.id().equals(sheet.id())))
                .count();
        if (hosts > 0) {
            Button show = Buttons.tiny("Show " + Words.hosts(hosts), () -> filter.accept("cause:" + sheet.id()));
            show.setId("explain-cause-" + sheet.id());
            head.getChildren().add(show);
        }
        VBox one = new VBox(2, head);
        sheet.next().stream().findFirst().ifPresent(test -> one.getChildren().add(ExplainSheet.text("Check: " + test)));
        if (!sheet.cure().words().isEmpty()) {
            one.getChildren().add(ExplainSheet.text("Cure: " + sheet.cure().words()));
        }
        String cures = sheet.cure().fixes().stream()
                .flatMap(id -> fixes.of(id).stream())
                .map(fix -> fix.sheet().title() + " (" + fix.sheet().risk().words() + ")")
                .collect(Collectors.joining(", "));
        if (!cures.isEmpty()) {
            one.getChildren().add(ExplainSheet.text("Fixes: " + cures, "muted"));
        }
        return one;
    }
}
