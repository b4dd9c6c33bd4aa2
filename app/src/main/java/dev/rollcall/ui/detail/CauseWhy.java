package dev.rollcall.ui.detail;

import dev.rollcall.diagnosis.CauseSheet;
import dev.rollcall.diagnosis.Diagnosed;
import dev.rollcall.ui.parts.CauseWords;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The evidence for and against the most likely cause, what tells it from others, and which others there may be. */
final class CauseWhy {
    private CauseWhy() {}

    /**
     * @param diagnosis not empty, the surest first
     * @param cure whether what cures it is yet to be said
     */
    static VBox of(List<Diagnosed> diagnosis, boolean cure) {
        Diagnosed cause = diagnosis.getFirst();
        CauseSheet sheet = cause.cause();
        VBox why = new VBox(6);
        why.setId("cause-evidence");
        add(why, "SPEAKS FOR IT", bullets(cause.because()));
        List<String> against = cause.suspicion().against();
        add(
                why,
                "SPEAKS AGAINST IT",
                against.isEmpty() ? bullets(List.of("Nothing that was seen.")) : bullets(against));
        if (cause.next().isEmpty() && !sheet.next().isEmpty()) {
            add(why, "WHAT TELLS IT FROM OTHERS", numbered(sheet.next()));
        }
        if (cure && !sheet.cure().words().isEmpty()) {
            add(why, "WHAT CURES IT", Cards.words(sheet.cure().words()));
        }
        if (diagnosis.size() > 1) {
            add(
                    why,
                    "MAY BE, TOO",
                    bullets(diagnosis.stream().skip(1).map(CauseWords::whole).toList()));
        }
        why.getChildren()
                .add(Cards.words(
                        "Known from: " + sheet.basis().source() + " ("
                                + sheet.basis().sureness().key() + ")",
                        "muted",
                        "small"));
        return why;
    }

    static VBox bullets(List<String> lines) {
        VBox list = new VBox(3);
        lines.forEach(line -> list.getChildren().add(item("·", line)));
        return list;
    }

    static VBox numbered(List<String> lines) {
        VBox list = new VBox(3);
        lines.forEach(line -> list.getChildren().add(item(list.getChildren().size() + 1 + ".", line)));
        return list;
    }

    private static HBox item(String mark, String line) {
        Label front = new Label(mark);
        front.getStyleClass().add("muted");
        front.setMinWidth(14);
        Label words = Cards.words(line);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(4, front, words);
    }

    private static void add(VBox why, String title, Node content) {
        why.getChildren().addAll(Cards.title(title), content);
    }
}
