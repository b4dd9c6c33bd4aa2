package dev.rollcall.ui.detail;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Phase;
import dev.rollcall.observation.TranscriptLine;
import dev.rollcall.policy.AddressText;
import dev.rollcall.ui.parts.Words;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One look as it went: which address, what each phase took, what was said, byte for byte where it was kept. */
final class LookView {
    private static final double TRACK_WIDTH = 110;

    private LookView() {}

    static Node of(Look look) {
        VBox view = new VBox(6);
        String where = look.address()
                .map(AddressText::of)
                .orElse(look.check() == Check.GATEWAY ? "The gateway" : "By name");
        Label head = new Label(where + " · " + Words.fine(look.took()) + ended(look.outcome()));
        head.getStyleClass().addAll("strong", "small");
        head.setWrapText(true);
        view.getChildren().add(head);
        for (Phase phase : look.phases()) {
            view.getChildren().add(phase(phase, look));
        }
        if (!look.transcript().isEmpty()) {
            VBox lines = new VBox();
            lines.getStyleClass().add("transcript");
            look.transcript().forEach(line -> lines.getChildren().addAll(said(line), bytes(line)));
            lines.getChildren()
                    .removeIf(node ->
                            node instanceof Label label && label.getText().isEmpty());
            view.getChildren().add(lines);
        }
        return view;
    }

    private static String ended(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Seen _ -> "";
            case Outcome.Missing missing ->
                " · "
                        + missing.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + (missing.detail().isEmpty() ? "" : ": " + missing.detail());
            case Outcome.Skipped skipped -> " · " + skipped.why();
            case Outcome.Defect defect -> " · our own fault: " + defect.message();
        };
    }

    private static Node phase(Phase phase, Look look) {
        Label name = new Label(phase.name());
        name.getStyleClass().addAll("muted", "small");
        name.setPrefWidth(120);
        double share = look.took().isZero()
                ? 0
                : (double) phase.took().toNanos() / look.took().toNanos();
        Region mark = new Region();
        mark.getStyleClass().add("timing-mark");
        mark.setMaxSize(Math.max(2, Math.min(1, share) * TRACK_WIDTH), 4);
        StackPane track = new StackPane(mark);
        track.setAlignment(Pos.CENTER_LEFT);
        track.getStyleClass().add("timing-track");
        track.setMinSize(TRACK_WIDTH, 4);
        track.setMaxSize(TRACK_WIDTH, 4);
        Label took = new Label(Words.fine(phase.took()));
        took.getStyleClass().addAll("muted", "small");
        HBox row = new HBox(10, name, track, took);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Label said(TranscriptLine line) {
        String arrow = switch (line.direction()) {
            case SENT -> "→ ";
            case RECEIVED -> "← ";
            case NOTE -> "· ";
        };
        Label label = new Label(arrow + line.text() + "  +" + Words.fine(line.at()));
        label.setWrapText(true);
        if (line.direction() == TranscriptLine.Direction.SENT) {
            label.getStyleClass().add("sent");
        }
        return label;
    }

    private static Label bytes(TranscriptLine line) {
        Label label = new Label(line.bytes().replaceAll("(..)(?=.)", "$1 "));
        label.getStyleClass().add("faint");
        label.setWrapText(true);
        return label;
    }
}
