package dev.rollcall.ui.detail;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.TranscriptLine;
import dev.rollcall.observation.TranscriptLine.Direction;
import dev.rollcall.probe.inside.InsideScripts;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Icon;
import dev.rollcall.ui.parts.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A look that a script made: how it was called, the script itself, and what it answered, to be read and copied. */
final class ScriptView {
    private static final int ROWS = 14;

    private final Consumer<String> copy;

    /** @param copy is given what to put on the clipboard */
    ScriptView(Consumer<String> copy) {
        this.copy = copy;
    }

    /** Whether the look was made by one of the scripts. */
    static boolean isOne(Look look) {
        return sent(look).stream()
                .anyMatch(line -> InsideScripts.textOf(name(line)).isPresent());
    }

    Node of(Look look) {
        VBox view = new VBox(6);
        for (TranscriptLine line : look.transcript()) {
            String text = line.text();
            switch (line.direction()) {
                case SENT -> {
                    Label called = new Label(text);
                    called.getStyleClass().add("mono");
                    called.setWrapText(true);
                    view.getChildren().addAll(head("Called as", text), called);
                    InsideScripts.textOf(name(line))
                            .ifPresent(script ->
                                    view.getChildren().addAll(head("The script", script), area("script-text", script)));
                }
                case RECEIVED ->
                    view.getChildren()
                            .addAll(
                                    head("What it answered, in " + Words.fine(look.took()), text),
                                    area("raw-json", laidOut(text)));
                case NOTE -> view.getChildren().add(new Label(text));
            }
        }
        return view;
    }

    private static List<TranscriptLine> sent(Look look) {
        return look.transcript().stream()
                .filter(line -> line.direction() == Direction.SENT)
                .toList();
    }

    private static String name(TranscriptLine line) {
        return line.text().split(" ", 2)[0];
    }

    private Node head(String title, String raw) {
        Label label = new Label(title);
        label.getStyleClass().addAll("strong", "small");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(label, gap, Buttons.icon(Icon.COPY, "Copy: " + title, () -> copy.accept(raw)));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static Node area(String id, String text) {
        TextArea area = new TextArea(text);
        area.setId(id);
        area.setEditable(false);
        area.setPrefRowCount(Math.clamp(text.lines().limit(ROWS).count(), 3, ROWS));
        area.getStyleClass().add("script-area");
        return area;
    }

    /** Over several lines where it is JSON; as it came where it isn't, e.g. because it was cut off. */
    private static String laidOut(String text) {
        try {
            JsonMapper mapper = JsonMapper.builder().build();
            return mapper.readTree(text).toPrettyString();
        } catch (JacksonException notJson) {
            return text;
        }
    }
}
