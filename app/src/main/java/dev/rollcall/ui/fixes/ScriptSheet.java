package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.CampaignOrder;
import dev.rollcall.fix.Fix;
import dev.rollcall.fix.ScriptTexts;
import dev.rollcall.host.InputException;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/** Shows what is run on hosts, to be read. JavaFX thread. */
final class ScriptSheet {
    private static final double WIDTH = 760;
    private static final double HEIGHT = 400;

    private ScriptSheet() {}

    static void show(Sheet sheet, List<Part> parts) {
        Label title = new Label("What is run on the hosts");
        title.getStyleClass().add("heading");
        Label words = new Label(words(parts));
        words.setId("script-words");
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        words.setMaxWidth(WIDTH);
        VBox content = new VBox(10, title, words);
        if (!parts.isEmpty()) {
            TabPane tabs = new TabPane();
            tabs.setId("script-tabs");
            tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
            parts.forEach(part -> tabs.getTabs().add(tab(part)));
            content.getChildren().add(tabs);
        }
        Button close = Buttons.primary("Close", sheet::close);
        close.setId("script-close");
        sheet.open(content, close, close);
    }

    private static String words(List<Part> parts) {
        if (parts.isEmpty()) {
            return "Nothing: this is done on your own computer.";
        }
        return parts.stream().anyMatch(Part::own)
                ? "Your own script, as it is on this computer now. It goes along as data with a script of this program, which runs"
                        + " it and keeps what it said: that one is beside it."
                : "Just this, with what you said as data on its input. It can be read and run by hand.";
    }

    private static Tab tab(Part part) {
        TextArea area = new TextArea(part.text());
        area.setEditable(false);
        area.setPrefSize(WIDTH, HEIGHT);
        area.getStyleClass().add("script-area");
        area.setId("script-" + part.title().replaceAll("[^A-Za-z0-9]+", "-"));
        return new Tab(part.title(), area);
    }

    /**
     * One script to be read.
     *
     * @param own whether it is somebody's own, and none of this program
     */
    record Part(String title, String text, boolean own) {
        /** What the fix runs, somebody's own first; reads files. */
        static List<Part> of(Optional<Fix> fix, CampaignOrder order) throws InputException {
            if (fix.isEmpty()) {
                return List.of();
            }
            Map<String, String> theirs = ScriptTexts.own(fix.get(), order.said());
            List<Part> parts = new ArrayList<>();
            theirs.forEach((name, text) -> parts.add(new Part("Yours: " + name, text, true)));
            ScriptTexts.of(fix.get())
                    .forEach((name, text) ->
                            parts.add(new Part(theirs.isEmpty() ? name : "Around it: " + name, text, false)));
            return parts;
        }
    }
}
