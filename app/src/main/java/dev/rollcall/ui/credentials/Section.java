package dev.rollcall.ui.credentials;

import dev.rollcall.ui.parts.Tables;
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
    private static final double LEAST = Tables.heightOf(2);

    private final VBox node = new VBox(8);
    private final HBox head;
    private final Region table;

    Section(String title, Node sentence, Region table, Button... buttons) {
        Label heading = new Label(title);
        heading.getStyleClass().add("heading");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        head = new HBox(8, heading, gap);
        head.getChildren().addAll(Arrays.asList(buttons));
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(32);
        this.table = table;
        VBox.setVgrow(table, Priority.ALWAYS);
        node.getChildren().setAll(head, sentence, table);
        node.getStyleClass().add("card");
        grow();
    }

    /** One more button, behind the others. */
    void add(Button button) {
        head.getChildren().add(button);
    }

    /** Takes what room there is. */
    void grow() {
        table.setPrefHeight(Region.USE_COMPUTED_SIZE);
        table.setMinHeight(LEAST);
        VBox.setVgrow(node, Priority.ALWAYS);
    }

    /** Takes no more room than so many lines of its table need. */
    void shrinkTo(int lines) {
        double height = Tables.heightOf(lines);
        table.setPrefHeight(height);
        table.setMinHeight(height);
        VBox.setVgrow(node, Priority.NEVER);
    }

    Node node() {
        return node;
    }
}
