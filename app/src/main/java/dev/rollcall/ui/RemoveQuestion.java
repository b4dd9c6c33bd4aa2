package dev.rollcall.ui;

import dev.rollcall.host.Host;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Sheet;
import dev.rollcall.ui.parts.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Asks before hosts are forgotten. */
final class RemoveQuestion {
    private RemoveQuestion() {}

    static void ask(Sheet sheet, List<Host> hosts, Consumer<List<Host>> remove) {
        if (hosts.isEmpty()) {
            return;
        }
        Label title = new Label("Remove " + Words.hosts(hosts.size()) + "?");
        title.getStyleClass().add("heading");
        Label words = new Label("What was seen of them is forgotten too. The hosts themselves are not touched.");
        words.setWrapText(true);
        VBox content = new VBox(10, title, words);
        content.setPrefWidth(420);
        Button cancel = Buttons.plain("Cancel", sheet::close);
        Button yes = Buttons.primary("Remove", () -> {
            sheet.close();
            remove.accept(hosts);
        });
        yes.setId("remove-yes");
        sheet.open(content, cancel, cancel, yes);
    }
}
