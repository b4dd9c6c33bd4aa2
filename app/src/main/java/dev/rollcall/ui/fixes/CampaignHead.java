package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.CampaignOrder;
import dev.rollcall.campaign.CampaignRecord;
import dev.rollcall.campaign.CampaignState;
import dev.rollcall.campaign.StepRecord;
import dev.rollcall.campaign.StepState;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Words;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The top of a campaign's page: what it is, how it is, and what a person can tell it. JavaFX thread. */
final class CampaignHead {
    private final Fixing fixing;
    private final Clock clock;
    private final Label title = new Label();
    private final Label chip = new Label();
    private final Label sentence = new Label();
    private final Label reason = new Label();
    private final Button pause;
    private final Button goOn;
    private final Button stop;
    private final Button resume;
    private final Button end;
    private final Button undo;
    private final KeepChange keep;
    private final VBox head;

    CampaignHead(Fixing fixing, Clock clock, HeadActions actions) {
        this.fixing = fixing;
        this.clock = clock;
        title.setId("campaign-title");
        title.getStyleClass().add("heading");
        chip.setId("campaign-state");
        sentence.setId("campaign-sentence");
        sentence.getStyleClass().add("muted");
        sentence.setWrapText(true);
        reason.setId("campaign-reason");
        reason.getStyleClass().add("problem");
        reason.setWrapText(true);
        pause = button("pause", "Pause", actions.pause());
        goOn = button("campaign-go-on", "Go on", actions.goOn());
        stop = button("stop", "Stop", actions.stop());
        stop.getStyleClass().add("danger");
        resume = button("resume", "Resume", actions.resume());
        end = button("end", "End", actions.end());
        undo = button("undo", "Undo…", actions.undo());
        keep = new KeepChange(
                clock, actions.running().confirm(), actions.running().over());
        Button report = button("report", "Report…", actions.report());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(10, title, chip, gap, keep.node(), pause, goOn, stop, resume, end, undo, report);
        row.setAlignment(Pos.CENTER_LEFT);
        for (Node node : row.getChildren()) {
            node.managedProperty().bind(node.visibleProperty());
        }
        reason.managedProperty().bind(reason.visibleProperty());
        Hyperlink back = new Hyperlink("‹ All campaigns");
        back.setId("all-campaigns");
        back.getStyleClass().add("link");
        back.setOnAction(pressed -> actions.back().run());
        head = new VBox(6, back, row, sentence, reason);
    }

    Node node() {
        return head;
    }

    /** @param live whether this window has it under way */
    void show(Board board, boolean live) {
        CampaignRecord record = board.head();
        List<StepRecord> steps = board.steps();
        title.setText(title(record.order()));
        chip.setText(words(record, steps));
        chip.getStyleClass()
                .setAll("label", "state-chip", look(record.state(), wrong(steps).isEmpty()));
        sentence.setText(sentence(record, steps));
        List<String> wrong = new ArrayList<>();
        record.reason().ifPresent(why -> wrong.add(StepLooks.sentence(why) + "."));
        if (!record.chainIntact()) {
            wrong.add("Its journal is broken: somebody changed or removed lines of it.");
        }
        reason.setText(String.join(" ", wrong));
        reason.setVisible(!wrong.isEmpty());
        pause.setVisible(live && record.state() == CampaignState.RUNNING);
        goOn.setVisible(live && record.state() == CampaignState.PAUSED);
        stop.setVisible(live && board.going());
        keep.show(steps);
        boolean left = steps.stream().anyMatch(step -> !step.state().ended());
        resume.setVisible(!live && record.state().open() && left);
        end.setVisible(!live && record.state().open());
        undo.setVisible(!live && steps.stream().anyMatch(step -> step.trail().undo()));
    }

    /** It was told to stop, and comes to its end. */
    void stopping() {
        stop.setDisable(true);
        chip.setText("Stopping");
    }

    void fresh() {
        keep.busy(false);
        stop.setDisable(false);
    }

    private String title(CampaignOrder order) {
        String fix = fixing.title(order.fix());
        return order.reverts().isPresent() ? "Undo campaign " + order.reverts().getAsLong() + ": " + fix : fix;
    }

    private static Button button(String id, String text, Runnable action) {
        Button button = Buttons.plain(text, action);
        button.setId(id);
        return button;
    }

    private static String words(CampaignRecord record, List<StepRecord> steps) {
        return switch (record.state()) {
            case PLANNED -> "Planned";
            case RUNNING -> "Running" + wave(steps);
            case PAUSED -> "Paused" + wave(steps);
            case STOPPED -> "Stopped";
            case INTERRUPTED -> "Interrupted";
            case FINISHED -> "Finished" + wrong(steps);
        };
    }

    private static String wrong(List<StepRecord> steps) {
        Map<StepState, Integer> counts = StepLooks.count(steps);
        counts.keySet().retainAll(Set.of(StepState.FAILED, StepState.IN_DOUBT));
        return counts.isEmpty() ? "" : " · " + StepLooks.counts(counts);
    }

    private static String wave(List<StepRecord> steps) {
        int last = steps.stream().mapToInt(StepRecord::wave).max().orElse(0);
        int now = steps.stream()
                .filter(step -> step.state() != StepState.PLANNED)
                .mapToInt(StepRecord::wave)
                .max()
                .orElse(0);
        return last == 0 ? "" : " · wave " + Math.max(1, now) + " of " + last;
    }

    private static String look(CampaignState state, boolean well) {
        return switch (state) {
            case PLANNED, RUNNING -> "going";
            case PAUSED -> "held";
            case STOPPED, INTERRUPTED -> "bad";
            case FINISHED -> well ? "done" : "held";
        };
    }

    private String sentence(CampaignRecord record, List<StepRecord> steps) {
        CampaignOrder order = record.order();
        Map<StepState, Integer> counts = StepLooks.count(steps);
        List<String> parts = new ArrayList<>();
        parts.add(Words.hosts(steps.size()));
        parts.add("started " + Words.moment(record.span().started(), clock.instant(), clock.getZone()) + " by "
                + order.by());
        parts.add("stops by itself when more than "
                + percent(order.care().gate().percent()) + " of a wave fails its check");
        parts.add(
                switch (order.care().inUse()) {
                    case LEAVE_OUT -> "leaves out hosts that people work on";
                    case WAIT -> "waits for people to leave" + waiting(counts);
                    case GO_ON -> "does not spare hosts that people work on";
                });
        if (!order.said().isEmpty()) {
            parts.add(order.said().entrySet().stream()
                    .map(said -> said.getKey() + " " + shortened(said.getValue()))
                    .collect(Collectors.joining(", ")));
        }
        int out = counts.getOrDefault(StepState.LEFT_OUT, 0);
        if (out > 0) {
            parts.add(Words.number(out) + " left out");
        }
        if (record.chainIntact()) {
            parts.add("journal whole");
        }
        return String.join(" · ", parts);
    }

    private static String waiting(Map<StepState, Integer> counts) {
        int waiting = counts.getOrDefault(StepState.WAITING, 0);
        return waiting == 0 ? "" : " (" + Words.number(waiting) + " waiting)";
    }

    private static String shortened(String value) {
        String line = value.lines().findFirst().orElse("");
        return line.length() <= 40 && line.length() == value.length()
                ? line
                : line.substring(0, Math.min(39, line.length())) + "…";
    }

    private static String percent(double percent) {
        return (percent == Math.rint(percent) ? String.valueOf((long) percent) : String.valueOf(percent)) + "%";
    }

    /** What a person can tell a campaign. */
    record HeadActions(
            RunActions running, Runnable resume, Runnable end, Runnable undo, Runnable report, Runnable back) {
        Runnable pause() {
            return running.pause();
        }

        Runnable goOn() {
            return running.goOn();
        }

        Runnable stop() {
            return running.stop();
        }
    }

    /**
     * While it is under way, or what it did may go back by itself.
     *
     * @param confirm lets it stay
     * @param over is told when it went back
     */
    record RunActions(Runnable pause, Runnable goOn, Runnable stop, Runnable confirm, Runnable over) {}
}
