package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.StepState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/**
 * The colours of dots, as the style sheet says: a canvas knows no style sheets, so it asks regions that nobody sees. JavaFX
 * thread.
 */
final class DotColours {
    private final Map<StepState, Region> samples = new EnumMap<>(StepState.class);
    private final Group unseen = new Group();
    private final List<Runnable> changed = new ArrayList<>();

    DotColours() {
        unseen.setManaged(false);
        unseen.setMouseTransparent(true);
        for (StepState state : StepState.values()) {
            Region sample = new Region();
            sample.getStyleClass().addAll("dot", state.key());
            sample.backgroundProperty().addListener((seen, before, now) -> changed.forEach(Runnable::run));
            samples.put(state, sample);
            unseen.getChildren().add(sample);
        }
    }

    /** Must be somewhere in the scene. */
    Node node() {
        return unseen;
    }

    void onChange(Runnable redraw) {
        changed.add(redraw);
    }

    void forget() {
        changed.clear();
    }

    @SuppressWarnings("NullAway") // JavaFX has null for no background yet
    Paint of(StepState state) {
        Region sample = samples.get(state);
        Background background = sample == null ? null : sample.getBackground();
        return background == null || background.getFills().isEmpty()
                ? Color.TRANSPARENT
                : background.getFills().getFirst().getFill();
    }
}
