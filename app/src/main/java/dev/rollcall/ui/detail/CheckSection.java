package dev.rollcall.ui.detail;

import dev.rollcall.observation.Look;
import dev.rollcall.policy.Finding;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Icon;
import dev.rollcall.ui.parts.StatusMark;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One check: its status in a line, and below it, when opened, the facts and what was said on the wire. */
final class CheckSection {
    private final VBox node = new VBox(6);
    private final StackPane chevron = new StackPane();
    private final Supplier<Node> facts;
    private final ScriptView scripts;
    private List<Look> looks = List.of();
    private boolean open;
    private boolean wire;

    CheckSection(Finding finding, FactSheet sheet, ScriptView scripts) {
        this.scripts = scripts;
        facts = () -> sheet.of(finding);
        Label title = new Label(finding.check().title());
        title.getStyleClass().add("muted");
        title.setMinWidth(84);
        StatusMark mark = new StatusMark();
        mark.show(finding);
        HBox line = new HBox(6, chevron, title, mark);
        line.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button();
        button.setGraphic(line);
        button.setId("check-" + finding.check().key());
        button.getStyleClass().setAll("check-line");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(StatusMark.spoken(finding));
        button.setAccessibleHelp("Shows or hides the facts");
        button.setOnAction(event -> show(!open));
        node.getChildren().add(button);
        show(false);
    }

    Node node() {
        return node;
    }

    boolean isOpen() {
        return open;
    }

    void show(List<Look> newLooks) {
        looks = List.copyOf(newLooks);
        show(open);
    }

    void show(boolean opened) {
        open = opened;
        chevron.getChildren().setAll((open ? Icon.DOWN : Icon.RIGHT).picture(12));
        node.getChildren().remove(1, node.getChildren().size());
        if (open) {
            node.getChildren().add(facts.get());
            if (!looks.isEmpty()) {
                node.getChildren().add(wireButton());
                if (wire) {
                    looks.forEach(look ->
                            node.getChildren().add(ScriptView.isOne(look) ? scripts.of(look) : LookView.of(look)));
                }
            }
        }
    }

    private Node wireButton() {
        String what = looks.stream().anyMatch(ScriptView::isOne) ? "script and its answer" : "timings and transcript";
        Button button = Buttons.tiny((wire ? "Hide " : "Show ") + what, () -> {
            wire = !wire;
            show(true);
        });
        button.setId("wire");
        HBox row = new HBox(button);
        return row;
    }
}
