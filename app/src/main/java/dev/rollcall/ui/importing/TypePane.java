package dev.rollcall.ui.importing;

import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

/** A place to type or paste hosts into, with one line for what is wrong with them. */
final class TypePane {
    private final VBox content = new VBox(10);
    private final TextInputControl field;
    private final Label problem = new Label();

    private TypePane(String title, String hint, TextInputControl field, String prompt) {
        this.field = field;
        field.setPromptText(prompt);
        field.setId("type-hosts");
        field.setAccessibleText(title);
        Label name = new Label(title);
        name.getStyleClass().add("heading");
        Label words = new Label(hint);
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        problem.getStyleClass().add("problem");
        problem.setId("type-problem");
        problem.setWrapText(true);
        problem.setManaged(false);
        content.getChildren().setAll(name, words, field, problem);
        content.setPrefWidth(520);
    }

    static TypePane line() {
        return new TypePane(
                "Add a host",
                "A name, an address, or a range. A port other than 3389 goes after a colon.",
                new TextField(),
                "rds-100.ber.example.net, 10.4.1.20:3390, 10.4.1.0/24");
    }

    static TypePane lines() {
        TextArea area = new TextArea();
        area.setPrefRowCount(12);
        return new TypePane(
                "Paste a list", "One host a line, or a table with a header.", area, "rds-100\nrds-101\n10.4.1.0/28");
    }

    VBox node() {
        return content;
    }

    TextInputControl field() {
        return field;
    }

    void say(String words) {
        problem.setText(words);
        problem.setManaged(true);
    }
}
