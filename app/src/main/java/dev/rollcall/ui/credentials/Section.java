package dev.rollcall.ui.credentials;

import java.util.Arrays;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A part of the page: what it is, its buttons, a sentence, a table. */
final class Section {
    private final VBox node = new VBox(8);
    private final HBox head;

    Section(String title, Node sentence, Node table, Button... buttons) {
        Label heading = new Label(title);
        heading.getStyleClass().add("heading");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        head = new HBox(8, heading, gap);
        head.getChildren().addAll(Arrays.asList(buttons));
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(32);
        VBox.setVgrow(table, Priority.ALWAYS);
        node.getChildren().setAll(head, sentence, table);
        node.getStyleClass().add("card");
        VBox.setVgrow(node, Priority.ALWAYS);
    }

    /** One more button, behind the others. */
    void add(Button button) {
        head.getChildren().add(button);
    }

    Node node() {
        return node;
    }
}
