package dev.rollcall.ui.parts;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** A question with fields below each other, and one line for what is wrong. JavaFX thread. */
public final class Form {
    private static final double WIDTH = 440;

    private final VBox content = new VBox(10);
    private final Label problem = new Label();

    public Form(String title, String words) {
        Label heading = new Label(title);
        heading.getStyleClass().add("heading");
        Label about = new Label(words);
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        problem.setId("form-problem");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        quiet();
        content.setPrefWidth(WIDTH);
        content.getChildren().setAll(heading, about, problem);
    }

    public Node node() {
        return content;
    }

    public TextField text(String id, String name, String prompt) {
        TextField field = new TextField();
        field.setPromptText(prompt);
        return add(id, name, field);
    }

    public PasswordField secret(String id, String name) {
        return add(id, name, new PasswordField());
    }

    /** What is no field of text, under its name. */
    public void other(String name, Node node) {
        Label label = new Label(name);
        label.getStyleClass().addAll("muted", "small");
        add(new VBox(4, label, node));
    }

    /** A button that fills the field above it. */
    public Button button(String text, Runnable action) {
        Button button = Buttons.plain(text, action);
        button.managedProperty().bind(button.visibleProperty());
        add(button);
        return button;
    }

    /** A box to tick. */
    public CheckBox tick(String id, String words) {
        CheckBox box = new CheckBox(words);
        box.setWrapText(true);
        box.setId(id);
        add(box);
        return box;
    }

    /** Takes back what was said. */
    public void quiet() {
        problem.setVisible(false);
        problem.setManaged(false);
    }

    public void say(String words) {
        problem.setText(words);
        problem.setVisible(true);
        problem.setManaged(true);
    }

    private <T extends TextField> T add(String id, String name, T field) {
        field.setId(id);
        field.setAccessibleText(name);
        Label label = new Label(name);
        label.getStyleClass().addAll("muted", "small");
        label.setWrapText(true);
        label.setLabelFor(field);
        VBox both = new VBox(4, label, field);
        both.visibleProperty().bind(field.visibleProperty());
        both.managedProperty().bind(field.visibleProperty());
        add(both);
        return field;
    }

    private void add(Node node) {
        content.getChildren().add(content.getChildren().size() - 1, node);
    }
}
