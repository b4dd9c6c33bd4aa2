package dev.rollcall.ui.fixes;

import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Sheet;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/** Shows what is run on hosts, to be read. JavaFX thread. */
final class ScriptSheet {
    private ScriptSheet() {}

    /** @param scripts by file name */
    static void show(Sheet sheet, Map<String, String> scripts) {
        Label title = new Label("What is run on the hosts");
        title.getStyleClass().add("heading");
        Label words = new Label(
                scripts.isEmpty()
                        ? "Nothing: this is done on your own computer."
                        : "Just this, with what you said as data on its input. It can be read and run by hand.");
        words.getStyleClass().add("muted");
        VBox content = new VBox(10, title, words);
        TabPane tabs = new TabPane();
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        scripts.forEach((name, text) -> {
            TextArea area = new TextArea(text);
            area.setEditable(false);
            area.setPrefSize(760, 480);
            area.getStyleClass().add("script-area");
            area.setId("script-" + name.replace('.', '-'));
            tabs.getTabs().add(new Tab(name, area));
        });
        if (!scripts.isEmpty()) {
            content.getChildren().add(tabs);
        }
        Button close = Buttons.primary("Close", sheet::close);
        close.setId("script-close");
        sheet.open(content, close, close);
    }
}
