package dev.rollcall.ui.fleet;

import dev.rollcall.matrix.Commonalities;
import dev.rollcall.matrix.Row;
import dev.rollcall.ui.parts.Offstage;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/**
 * Finds what hosts have in common, away from the JavaFX thread: once after each change, and while rows pour in not again before
 * a second has passed. JavaFX thread only.
 */
final class InCommon {
    private static final Duration REST = Duration.seconds(1);

    private final Lines lines;
    private final Offstage offstage;
    private final PauseTransition rest = new PauseTransition(REST);
    private boolean busy;
    private long version;

    InCommon(Lines lines, Offstage offstage) {
        this.lines = lines;
        this.offstage = offstage;
        rest.setOnFinished(event -> {
            busy = false;
            look();
        });
    }

    /** Looks where anything has changed since it last did; what changes meanwhile is looked at afterwards. */
    void look() {
        if (busy || version == lines.matrix().version()) {
            return;
        }
        busy = true;
        version = lines.matrix().version();
        List<Row> rows = lines.matrix().snapshot();
        offstage.run(() -> Commonalities.of(rows), this::found, problem -> rest.playFromStart());
    }

    private void found(Commonalities newer) {
        lines.found(newer);
        rest.playFromStart();
    }
}
