package dev.rollcall.ui.credentials;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** Lets a person choose the kind of a credential, and says what it means. JavaFX thread. */
final class KindChoice {
    private static final int ROWS = 4;

    private final Label about = new Label();
    private final VBox node;
    private Kind chosen = Kind.PASSWORD;

    /** @param system as the JVM's {@code os.name} says it: what isn't for it can't be chosen */
    KindChoice(String system, Consumer<Kind> heard) {
        GridPane grid = new GridPane(20, 6);
        ToggleGroup group = new ToggleGroup();
        int place = 0;
        for (Kind kind : Kind.values()) {
            RadioButton button = new RadioButton(kind.title(system));
            button.setId("credential-kind-" + kind.key());
            button.setToggleGroup(group);
            button.setDisable(!kind.isFor(system));
            button.setSelected(kind == chosen);
            button.setOnAction(event -> {
                choose(kind);
                heard.accept(kind);
            });
            grid.add(button, place / ROWS, place % ROWS);
            place++;
        }
        about.getStyleClass().addAll("muted", "small");
        about.setWrapText(true);
        node = new VBox(6, grid, about);
        choose(chosen);
    }

    Node node() {
        return node;
    }

    Kind chosen() {
        return chosen;
    }

    private void choose(Kind kind) {
        chosen = kind;
        about.setText(kind.about());
        about.setVisible(!kind.about().isEmpty());
        about.setManaged(!kind.about().isEmpty());
    }
}
