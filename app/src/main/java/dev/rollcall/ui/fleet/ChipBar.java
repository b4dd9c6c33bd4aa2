package dev.rollcall.ui.fleet;

import dev.rollcall.matrix.Chip;
import dev.rollcall.ui.parts.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;

/** What is wrong, biggest group first; pressing a chip narrows the table to its hosts, pressing it again lets go. */
final class ChipBar {
    private static final int MOST = 14;

    private final FlowPane flow = new FlowPane(8, 8);
    private final Map<String, ToggleButton> buttons = new HashMap<>();
    private final Consumer<String> toggle;

    /** @param toggle is given the query of the chip that was pressed */
    ChipBar(Consumer<String> toggle) {
        this.toggle = toggle;
        flow.setId("chips");
    }

    FlowPane node() {
        return flow;
    }

    /** @param pressed the query terms that hold now */
    void show(List<Chip> chips, Set<String> pressed) {
        List<Node> next = new ArrayList<>();
        for (Chip chip : chips.subList(0, Math.min(MOST, chips.size()))) {
            ToggleButton button = buttons.computeIfAbsent(chip.query(), query -> button(chip));
            button.setText(chip.title());
            ((Label) button.getGraphic()).setText(Words.number(chip.count()));
            button.setAccessibleText(chip.title() + ", " + Words.hosts(chip.count()));
            button.setSelected(pressed.contains(chip.query()));
            next.add(button);
        }
        if (!flow.getChildren().equals(next)) {
            flow.getChildren().setAll(next);
        }
    }

    private ToggleButton button(Chip chip) {
        Label count = new Label();
        count.getStyleClass().add("count");
        ToggleButton button = new ToggleButton("", count);
        button.getStyleClass().setAll("chip");
        button.setOnAction(event -> toggle.accept(chip.query()));
        return button;
    }
}
