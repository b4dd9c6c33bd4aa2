package dev.rollcall.ui.fleet;

import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Words;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What can be done with the selected hosts; there only while some are. */
final class SelectionBar {
    private final Label count = new Label();
    private final HBox bar = new HBox();

    SelectionBar(TableActions actions, Runnable clear) {
        count.setId("selection-count");
        count.getStyleClass().add("strong");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button export = Buttons.plain("Export…", actions.export());
        export.setId("export");
        bar.setId("selection-bar");
        bar.getStyleClass().add("selection-bar");
        bar.getChildren()
                .setAll(
                        count,
                        gap,
                        Buttons.plain("Clear", clear),
                        Buttons.plain("Remove…", actions.remove()),
                        Buttons.plain("Copy", actions.copy()),
                        export,
                        Buttons.primary("Check again", actions.checkSelected()));
        show(List.of());
    }

    HBox node() {
        return bar;
    }

    void show(List<HostLine> selected) {
        count.setText(Words.number(selected.size()) + " selected");
        bar.setVisible(!selected.isEmpty());
        bar.setManaged(!selected.isEmpty());
    }
}
