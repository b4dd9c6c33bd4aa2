package dev.rollcall.ui.fleet;

import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Words;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What can be done with the selected hosts, or with all that match the filter; there only while there are such. */
final class SelectionBar {
    private final Label count = new Label();
    private final HBox bar = new HBox();
    private final List<Button> forSelected;

    SelectionBar(TableActions actions, Runnable clear) {
        count.setId("selection-count");
        count.getStyleClass().add("strong");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button export = Buttons.plain("Export…", actions.export());
        export.setId("export");
        bar.setId("selection-bar");
        bar.getStyleClass().add("selection-bar");
        Button fix = Buttons.plain("Fix…", actions.fix());
        fix.setId("fix");
        forSelected = List.of(
                Buttons.plain("Clear", clear),
                Buttons.plain("Remove…", actions.remove()),
                Buttons.plain("Copy", actions.copy()),
                export,
                Buttons.primary("Check again", actions.checkSelected()));
        forSelected.forEach(button -> button.managedProperty().bind(button.visibleProperty()));
        bar.getChildren().setAll(count, gap);
        bar.getChildren().addAll(forSelected.subList(0, 4));
        bar.getChildren().addAll(fix, forSelected.getLast());
        show(List.of(), 0);
    }

    HBox node() {
        return bar;
    }

    /** @param matching how many match the filter; 0 where nothing is filtered */
    void show(List<HostLine> selected, int matching) {
        boolean some = !selected.isEmpty();
        count.setText(
                some
                        ? Words.number(selected.size()) + " selected"
                        : Words.hosts(matching) + (matching == 1 ? " matches" : " match") + " the filter");
        forSelected.forEach(button -> button.setVisible(some));
        bar.setVisible(some || matching > 0);
        bar.setManaged(some || matching > 0);
    }
}
