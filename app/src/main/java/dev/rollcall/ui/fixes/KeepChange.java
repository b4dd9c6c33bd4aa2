package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.Hold;
import dev.rollcall.campaign.StepRecord;
import dev.rollcall.campaign.StepState;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Lets what goes back by itself stay, and says how long that can be said. There only while it can. JavaFX thread. */
final class KeepChange {
    private final Clock clock;
    private final Runnable over;
    private final Label words = new Label();
    private final Button keep;
    private final HBox both;
    private final PauseTransition second = new PauseTransition(javafx.util.Duration.seconds(1));
    private List<Instant> untils = List.of();

    /**
     * @param confirm tells the hosts
     * @param over is told when the time of all of them is over
     */
    KeepChange(Clock clock, Runnable confirm, Runnable over) {
        this.clock = clock;
        this.over = over;
        words.setId("campaign-until");
        words.getStyleClass().add("muted");
        keep = Buttons.plain("Keep the change", () -> {
            busy(true);
            confirm.run();
        });
        keep.setId("keep-change");
        both = new HBox(10, words, keep);
        both.setAlignment(Pos.CENTER_LEFT);
        second.setOnFinished(passed -> tick());
        busy(false);
        show(List.of());
    }

    Node node() {
        return both;
    }

    /** Whether the hosts are being told. */
    void busy(boolean now) {
        keep.setDisable(now);
        keep.setText(now ? "Keeping the change…" : "Keep the change");
    }

    void show(Collection<StepRecord> steps) {
        untils = steps.stream()
                .filter(step -> step.state() == StepState.VERIFIED)
                .flatMap(step -> step.trail().hold().stream())
                .filter(hold -> hold.armed(clock.instant()))
                .map(Hold::until)
                .sorted()
                .toList();
        both.setVisible(!untils.isEmpty());
        if (untils.isEmpty()) {
            second.stop();
        } else {
            say();
            second.playFromStart();
        }
    }

    private void tick() {
        if (both.getScene() == null || untils.isEmpty()) {
            return;
        }
        Instant last = untils.stream().max(Comparator.naturalOrder()).orElseThrow();
        if (clock.instant().isBefore(last)) {
            say();
            second.playFromStart();
        } else {
            show(List.of());
            over.run();
        }
    }

    private void say() {
        Instant now = clock.instant();
        Instant first = untils.getFirst();
        String when = Words.moment(first, now, clock.getZone());
        Duration left = Duration.between(now, first);
        words.setText("Goes back by itself " + (untils.getLast().isAfter(first) ? "from " + when + " on" : "at " + when)
                + (left.isNegative() ? "" : ", in " + Words.span(left)));
    }
}
