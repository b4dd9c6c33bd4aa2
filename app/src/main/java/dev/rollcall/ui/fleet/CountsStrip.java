package dev.rollcall.ui.fleet;

import dev.rollcall.matrix.Counts;
import dev.rollcall.matrix.Standing;
import dev.rollcall.ui.parts.Words;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** {@code 10,000 hosts  9,178 healthy · 391 failing · …}. */
final class CountsStrip {
    private final Label total = new Label();
    private final Label parts = new Label();
    private final HBox row = new HBox(8, total, parts);

    CountsStrip() {
        total.setId("counts-total");
        total.getStyleClass().addAll("heading");
        parts.setId("counts-parts");
        parts.getStyleClass().add("muted");
        row.setAlignment(Pos.BASELINE_LEFT);
    }

    HBox node() {
        return row;
    }

    void show(Counts counts, int shown) {
        total.setText(
                shown == counts.total()
                        ? Words.hosts(shown)
                        : Words.number(shown) + " of " + Words.hosts(counts.total()));
        Stream<Standing> always = Stream.of(
                Standing.HEALTHY,
                Standing.FAILING,
                Standing.WARNING,
                Standing.UNREACHABLE,
                Standing.UNKNOWN,
                Standing.UNCHECKED);
        List<Standing> there =
                always.filter(standing -> counts.of(standing) > 0).toList();
        parts.setText(there.stream()
                .map(standing -> StackedBar.words(standing, counts.of(standing)))
                .collect(Collectors.joining(" · ")));
    }
}
