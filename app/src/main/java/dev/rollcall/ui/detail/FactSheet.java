package dev.rollcall.ui.detail;

import dev.rollcall.policy.Finding;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Icon;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** All facts of one finding, each ready to be copied. */
final class FactSheet {
    private static final double NAME_WIDTH = 96;

    /** At least: both halves grow alike. */
    private static final double HALF_WIDTH = 100;

    private final FactText text;
    private final Consumer<String> copy;

    /** @param copy is given what to put on the clipboard */
    FactSheet(FactText text, Consumer<String> copy) {
        this.text = text;
        this.copy = copy;
    }

    Node of(Finding finding) {
        GridPane grid = new GridPane(10, 4);
        grid.getStyleClass().add("fact-sheet");
        ColumnConstraints names = new ColumnConstraints(NAME_WIDTH);
        ColumnConstraints half = new ColumnConstraints();
        half.setHgrow(Priority.ALWAYS);
        half.setMinWidth(0);
        half.setPrefWidth(HALF_WIDTH);
        grid.getColumnConstraints().setAll(names, half, half);
        Beside facts = Beside.of(finding.facts());
        add(grid, "codes", String.join(", ", finding.codes()), String.join(", ", finding.codes()));
        if (!facts.both().isEmpty()) {
            grid.addRow(grid.getRowCount(), new Label(), head("From outside"), head("From inside"));
            facts.both().forEach((key, pair) -> addBoth(grid, key, pair));
        }
        // The codes are said above.
        facts.outside().forEach((key, value) -> {
            if (!key.equals("findings")) {
                add(grid, key, text.value(key, value), String.valueOf(value));
            }
        });
        if (!facts.inside().isEmpty()) {
            grid.add(head("What the host itself says"), 0, grid.getRowCount(), 3, 1);
            facts.inside().forEach((key, value) -> add(grid, key, text.value(key, value), String.valueOf(value)));
        }
        return grid;
    }

    private void addBoth(GridPane grid, String key, Beside.Pair pair) {
        String outside = text.value(key, pair.outside());
        String inside = text.value(key, pair.inside());
        grid.addRow(
                grid.getRowCount(),
                name(key),
                value(key, outside),
                value(key, inside),
                copying(key, pair.outside() + "\t" + pair.inside()));
    }

    private static Label head(String words) {
        Label label = new Label(words);
        label.getStyleClass().addAll("strong", "small", "inside-head");
        return label;
    }

    private void add(GridPane grid, String key, String shown, String raw) {
        Label value = value(key, shown);
        int row = grid.getRowCount();
        grid.add(name(key), 0, row);
        grid.add(value, 1, row, 2, 1);
        grid.add(copying(key, raw), 3, row);
    }

    private Label name(String key) {
        Label name = new Label(text.name(key));
        name.getStyleClass().addAll("muted", "small");
        name.setWrapText(true);
        GridPane.setValignment(name, VPos.TOP);
        return name;
    }

    private Label value(String key, String shown) {
        Label value = new Label(shown);
        value.getStyleClass().addAll("fact-value", text.isFingerprint(key) ? "mono" : "small");
        value.setWrapText(true);
        value.setMaxWidth(Double.MAX_VALUE);
        GridPane.setValignment(value, VPos.TOP);
        return value;
    }

    private Node copying(String key, String raw) {
        Button button = Buttons.icon(Icon.COPY, "Copy " + text.name(key), () -> copy.accept(raw));
        button.getStyleClass().add("copy");
        GridPane.setValignment(button, VPos.TOP);
        return button;
    }
}
