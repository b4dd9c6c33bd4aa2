package dev.rollcall.ui.shell;

import dev.rollcall.matrix.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/**
 * The list below the filter field of what could come next. Not ControlsFX's: that one has the first line chosen before
 * anybody chose it, knows no caret, and takes Home, End and Select All away from the field while it is open.
 */
final class Completion {
    private static final double ROW_HEIGHT = 28;
    private static final int MOST_ROWS = 9;

    private final Popup popup = new Popup();
    private final ListView<Suggestion> list = new ListView<>();
    private final Node under;

    Completion(Node under, Consumer<Suggestion> take) {
        this.under = under;
        list.getStyleClass().add("completion");
        list.setId("completion");
        list.setFixedCellSize(ROW_HEIGHT);
        list.setPrefWidth(420);
        list.setFocusTraversable(false);
        list.setCellFactory(made -> new SuggestionCell());
        list.setOnMouseClicked(event -> chosen().ifPresent(take));
        popup.setAutoHide(true);
        popup.getContent().add(list);
    }

    boolean isOpen() {
        return popup.isShowing();
    }

    void hide() {
        popup.hide();
    }

    void move(int by) {
        int next = list.getSelectionModel().getSelectedIndex() + by;
        list.getSelectionModel().select(Math.clamp(next, 0, list.getItems().size() - 1));
        list.scrollTo(list.getSelectionModel().getSelectedIndex());
    }

    Optional<Suggestion> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    void show(List<Suggestion> suggestions) {
        if (suggestions.isEmpty()
                || under.getScene() == null
                || under.getScene().getWindow() == null) {
            popup.hide();
            return;
        }
        list.getItems().setAll(suggestions);
        list.getSelectionModel().clearSelection();
        list.setPrefHeight(Math.min(MOST_ROWS, suggestions.size()) * ROW_HEIGHT + 10);
        Bounds field = under.localToScreen(under.getBoundsInLocal());
        if (field != null) {
            popup.show(under.getScene().getWindow(), field.getMinX(), field.getMaxY() + 4);
        }
    }

    private static final class SuggestionCell extends ListCell<Suggestion> {
        private final Label insert = new Label();
        private final Label about = new Label();
        private final HBox row = new HBox(12);

        SuggestionCell() {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            about.getStyleClass().addAll("faint", "small");
            row.getChildren().setAll(insert, gap, about);
        }

        @Override
        protected void updateItem(@Nullable Suggestion item, boolean empty) {
            super.updateItem(item, empty);
            if (item == null || empty) {
                setGraphic(null);
                setAccessibleText("");
            } else {
                insert.setText(item.insert());
                about.setText(item.about());
                setAccessibleText(item.insert() + " " + item.about());
                setGraphic(row);
            }
        }
    }
}
