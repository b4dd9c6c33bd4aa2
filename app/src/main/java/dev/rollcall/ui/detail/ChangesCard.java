package dev.rollcall.ui.detail;

import dev.rollcall.sweep.Change;
import dev.rollcall.ui.parts.Words;
import java.time.ZoneId;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** What changed on one host between checks, newest first. */
final class ChangesCard {
    private final ZoneId zone;
    private final VBox card = Cards.card("CHANGES");

    ChangesCard(ZoneId zone) {
        this.zone = zone;
        card.getChildren().add(Cards.faint("None so far."));
    }

    Node node() {
        return card;
    }

    void problem(String words) {
        card.getChildren().add(Cards.faint(words));
    }

    void show(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        GridPane grid = new GridPane(10, 5);
        ColumnConstraints times = new ColumnConstraints(92);
        grid.getColumnConstraints().setAll(times, new ColumnConstraints());
        for (Change change : changes) {
            Label when = new Label(Words.dayAndTime(change.at(), zone));
            when.getStyleClass().addAll("mono", "muted");
            GridPane.setValignment(when, VPos.TOP);
            grid.addRow(grid.getRowCount(), when, Cards.words(words(change)));
        }
        card.getChildren().setAll(card.getChildren().getFirst(), grid);
    }

    private static String words(Change change) {
        String before = change.beforeSummary().isEmpty() ? change.beforeCode() : change.beforeSummary();
        String after = change.afterSummary().isEmpty() ? change.afterCode() : change.afterSummary();
        String title = change.check().title() + ": ";
        return before.isEmpty() ? title + "first seen, " + after : title + before + " → " + after;
    }
}
