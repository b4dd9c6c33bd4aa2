package dev.rollcall.ui.fleet;

import dev.rollcall.diagnosis.Diagnosed;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What can be done with the selected hosts, or with all that match the filter; there only while there are such. */
final class SelectionBar {
    private final Label count = new Label();
    private final Label shared = new Label();
    private final HBox bar = new HBox();
    private final List<Button> forSelected;

    SelectionBar(TableActions actions, Runnable clear) {
        count.setId("selection-count");
        count.getStyleClass().add("strong");
        count.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button export = Buttons.plain("Export…", actions.export());
        export.setId("export");
        bar.setId("selection-bar");
        bar.getStyleClass().add("selection-bar");
        Button fix = Buttons.plain("Fix…", actions.fix());
        fix.setId("fix");
        Button gateway = Buttons.plain("Gateway…", actions.gateway());
        gateway.setId("gateway");
        forSelected = List.of(
                Buttons.plain("Clear", clear),
                Buttons.plain("Remove…", actions.remove()),
                gateway,
                Buttons.plain("Copy", actions.copy()),
                export,
                Buttons.primary("Check again", actions.checkSelected()));
        forSelected.forEach(button -> button.managedProperty().bind(button.visibleProperty()));
        shared.setId("selection-cause");
        shared.getStyleClass().add("muted");
        shared.setMinWidth(0);
        bar.getChildren().setAll(count, shared, gap);
        bar.getChildren().addAll(forSelected.subList(0, 5));
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
        shared.setText(sharedCause(selected)
                .map(cause -> (selected.size() == 1 ? "" : "all share one cause: ") + cause)
                .orElse(""));
        forSelected.forEach(button -> button.setVisible(some));
        bar.setVisible(some || matching > 0);
        bar.setManaged(some || matching > 0);
    }

    /** The most likely cause, where it is the same on all of them; as it is at these hosts, where that is the same, too. */
    private static Optional<String> sharedCause(List<HostLine> selected) {
        List<Diagnosed> causes =
                selected.stream().flatMap(line -> line.row().cause().stream()).toList();
        boolean all = !causes.isEmpty() && causes.size() == selected.size();
        if (!all || causes.stream().map(Diagnosed::id).distinct().count() > 1) {
            return Optional.empty();
        }
        boolean alike = causes.stream().map(Diagnosed::title).distinct().count() == 1;
        Diagnosed first = causes.getFirst();
        return Optional.of(alike ? first.title() : first.cause().title());
    }
}
