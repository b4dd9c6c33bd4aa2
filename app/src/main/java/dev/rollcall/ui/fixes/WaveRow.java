package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.StepRecord;
import dev.rollcall.campaign.StepState;
import dev.rollcall.host.HostId;
import dev.rollcall.ui.parts.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** One wave: its hosts as dots, and in words how many are where. JavaFX thread. */
final class WaveRow {
    private final int wave;
    private final List<StepRecord> steps;
    private final Map<HostId, Integer> places = new HashMap<>();
    private final Dots dots;
    private final Label words = new Label();
    private final WaveLine row;

    WaveRow(int wave, List<StepRecord> steps, DotColours colours, Consumer<StepRecord> chosen) {
        this.wave = wave;
        this.steps = new ArrayList<>(steps);
        for (int place = 0; place < steps.size(); place++) {
            places.put(steps.get(place).subject().host(), place);
        }
        dots = new Dots(steps, colours, chosen);
        dots.setId("dots-" + wave);
        Label name = new Label(name());
        name.getStyleClass().add("strong");
        Label count = new Label(Words.hosts(steps.size()));
        count.getStyleClass().add("muted");
        words.setId("wave-words-" + wave);
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        words.setAlignment(Pos.TOP_LEFT);
        row = new WaveLine(new VBox(2, name, count), dots, words);
    }

    Node node() {
        return row;
    }

    /** @param moved is given what is to be seen whenever the keyboard goes to another dot */
    void onMoved(Consumer<Node> moved) {
        dots.onMoved(moved);
    }

    /** Whether it is the row of these hosts. */
    boolean isOf(int number, List<StepRecord> others) {
        return number == wave
                && others.size() == steps.size()
                && others.stream()
                        .allMatch(step -> places.containsKey(step.subject().host()));
    }

    /** Turns the dot of a host; nothing happens where it is none of this wave's. */
    void turn(StepRecord step) {
        Integer place = places.get(step.subject().host());
        if (place != null) {
            steps.set(place, step);
            dots.turn(place, step);
        }
    }

    /** @param going whether the campaign is under way */
    void sum(boolean going) {
        Map<StepState, Integer> counts = StepLooks.count(steps);
        boolean untouched = counts.getOrDefault(StepState.PLANNED, 0) == steps.size();
        String text;
        if (untouched) {
            text = !going ? "Not begun" : wave == 1 ? "About to begin" : "Starts when " + previous() + " is verified";
        } else if (steps.size() == 1) {
            StepRecord only = steps.getFirst();
            text = StepLooks.sentence(StepLooks.word(only.state()))
                    + (only.words().isBlank() ? "" : ": " + only.words());
        } else {
            text = StepLooks.counts(counts);
        }
        words.setText(text);
        row.setAccessibleText(name() + ", " + Words.hosts(steps.size()) + ": " + text);
    }

    boolean begun() {
        return steps.stream().anyMatch(step -> step.state() != StepState.PLANNED);
    }

    private String name() {
        return wave == 1 && steps.size() == 1 ? "Canary" : "Wave " + wave;
    }

    private String previous() {
        return wave == 2 ? "the first" : "wave " + (wave - 1);
    }
}
