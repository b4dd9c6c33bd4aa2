package dev.rollcall.ui.shell;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** What is wrong with the query, below the field it was typed in; there only while something is. JavaFX thread only. */
public final class ProblemLine {
    private final Label line = new Label();

    public ProblemLine() {
        line.setId("query-problem");
        line.getStyleClass().add("query-problem");
        line.setMaxWidth(Double.MAX_VALUE);
        show(Optional.empty());
    }

    public Node node() {
        return line;
    }

    public void show(Optional<String> words) {
        line.setText(words.orElse(""));
        line.setVisible(words.isPresent());
        line.setManaged(words.isPresent());
    }
}
