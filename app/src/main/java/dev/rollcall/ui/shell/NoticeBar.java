package dev.rollcall.ui.shell;

import dev.rollcall.ui.parts.Buttons;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Lines below the top bar for what waits for a person's decision. JavaFX thread only. */
public final class NoticeBar {
    private final VBox bar = new VBox();
    private List<String> shown = List.of();

    public NoticeBar() {
        bar.setId("notices");
        show(List.of());
    }

    public Node node() {
        return bar;
    }

    public void show(List<Notice> notices) {
        List<String> words = notices.stream().map(Notice::words).toList();
        if (!words.equals(shown) || notices.isEmpty()) {
            shown = words;
            bar.getChildren().setAll(notices.stream().map(NoticeBar::line).toList());
            bar.setVisible(!notices.isEmpty());
            bar.setManaged(!notices.isEmpty());
        }
    }

    private static Node line(Notice notice) {
        Label words = new Label(notice.words());
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button button = Buttons.tiny(notice.verb(), notice.action());
        button.setId(notice.id());
        HBox line = new HBox(12, words, button);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("notice");
        return line;
    }

    /** @param id of the button that does {@code action} */
    public record Notice(String id, String words, String verb, Runnable action) {}
}
