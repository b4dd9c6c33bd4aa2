package dev.rollcall.ui.detail;

import dev.rollcall.policy.Finding;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Icon;
import java.util.Map;
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
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, values);
        add(grid, "codes", String.join(", ", finding.codes()), String.join(", ", finding.codes()));
        for (Map.Entry<String, Object> fact : finding.facts().entrySet()) {
            // The codes are said above.
            if (!fact.getKey().equals("findings")) {
                add(grid, fact.getKey(), text.value(fact.getKey(), fact.getValue()), String.valueOf(fact.getValue()));
            }
        }
        return grid;
    }

    private void add(GridPane grid, String key, String shown, String raw) {
        Label name = new Label(text.name(key));
        name.getStyleClass().addAll("muted", "small");
        Label value = new Label(shown);
        value.getStyleClass().addAll("fact-value", text.isFingerprint(key) ? "mono" : "small");
        value.setWrapText(true);
        value.setMaxWidth(Double.MAX_VALUE);
        Button button = Buttons.icon(Icon.COPY, "Copy " + text.name(key), () -> copy.accept(raw));
        button.getStyleClass().add("copy");
        GridPane.setValignment(name, VPos.TOP);
        GridPane.setValignment(value, VPos.TOP);
        GridPane.setValignment(button, VPos.TOP);
        grid.addRow(grid.getRowCount(), name, value, button);
    }
}
