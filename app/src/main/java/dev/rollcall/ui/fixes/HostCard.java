package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.StepRecord;
import dev.rollcall.fix.Change;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Words;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** One host of a campaign: what happened there, and what can be done about it. JavaFX thread. */
final class HostCard {
    private static final double WIDTH = 360;
    private static final double LEAST_WIDTH = 284;
    private static final int ROWS = 16;
    private static final int COLUMNS = 44;

    private final VBox card = new VBox();
    private final Label title = new Label();
    private final Label words = new Label();
    private final Label changes = new Label();
    private final TextArea log = new TextArea();
    private final Button again;
    private final Button undo;
    private Optional<StepRecord> shown = Optional.empty();

    HostCard(CardActions actions) {
        title.setId("host-card-title");
        title.getStyleClass().add("card-title");
        title.setWrapText(true);
        words.setId("host-card-words");
        words.setWrapText(true);
        changes.setWrapText(true);
        changes.getStyleClass().addAll("muted", "small");
        log.setId("host-card-log");
        log.setEditable(false);
        log.setWrapText(true);
        log.getStyleClass().add("script-area");
        again = Buttons.plain("Try again…", () -> shown.ifPresent(actions.again()));
        again.setId("host-again");
        undo = Buttons.plain("Undo here…", () -> shown.ifPresent(actions.undo()));
        undo.setId("host-undo");
        Button open = Buttons.plain("Open host", () -> shown.ifPresent(actions.open()));
        open.setId("host-open");
        FlowPane row = new FlowPane(8, 8, again, undo, open);
        card.getStyleClass().add("card");
        card.setId("host-card");
        card.setSpacing(10);
        card.setMinWidth(LEAST_WIDTH);
        card.setPrefWidth(WIDTH);
        card.setMaxWidth(WIDTH);
        card.setMaxHeight(VBox.USE_PREF_SIZE);
        card.getChildren().setAll(title, words, changes, log, row);
        for (Node node : card.getChildren()) {
            node.managedProperty().bind(node.visibleProperty());
        }
        for (Node node : row.getChildren()) {
            node.managedProperty().bind(node.visibleProperty());
        }
        clear();
    }

    Node node() {
        return card;
    }

    Optional<StepRecord> shown() {
        return shown;
    }

    void clear() {
        shown = Optional.empty();
        card.setVisible(false);
    }

    /** @param atRest whether the campaign has come to its end, so that there may be another */
    void show(StepRecord step, boolean atRest) {
        shown = Optional.of(step);
        card.setVisible(true);
        title.setText(step.subject().name() + " · " + StepLooks.word(step.state())
                + (step.trail().took().isZero()
                        ? ""
                        : " · " + Words.fine(step.trail().took())));
        words.setText(StepLooks.sentence(step.words()));
        words.setVisible(!step.words().isBlank());
        changes.setText(step.changes().stream().map(Change::line).collect(Collectors.joining("\n")));
        changes.setVisible(!step.changes().isEmpty());
        String lines = String.join("\n", step.trail().log());
        if (!log.getText().equals(lines)) {
            log.setText(lines);
            log.setPrefRowCount(Math.clamp(rows(lines), 2, ROWS));
        }
        log.setVisible(!lines.isEmpty());
        again.setVisible(atRest
                && switch (step.state()) {
                    case FAILED, LEFT_OUT, UNDONE -> true;
                    case PLANNED, WAITING, RUNNING, APPLIED, VERIFIED, IN_DOUBT -> false;
                });
        undo.setVisible(atRest && step.trail().undo());
    }

    /** With the long ones over several. */
    private static long rows(String lines) {
        return lines.lines().mapToLong(line -> 1 + line.length() / COLUMNS).sum();
    }

    /** What a person can do about a host: plan the same for it alone, plan to take it back, see all of it. */
    record CardActions(Consumer<StepRecord> again, Consumer<StepRecord> undo, Consumer<StepRecord> open) {}
}
