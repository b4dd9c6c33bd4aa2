package dev.rollcall.ui.fleet;

import dev.rollcall.matrix.Counts;
import dev.rollcall.matrix.Standing;
import dev.rollcall.ui.parts.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedBar;

/** How the fleet stands, as one bar of coloured parts; what it says is also its accessible text. */
final class StackedBar {
    /** Of the whole bar: one failing host of ten thousand is still seen. */
    private static final double LEAST_SHARE = 0.004;

    private final SegmentedBar<Part> bar = new SegmentedBar<>();
    private Optional<Counts> shown = Optional.empty();

    StackedBar() {
        bar.setId("stacked-bar");
        bar.getStyleClass().add("stacked-bar");
        bar.setOrientation(Orientation.HORIZONTAL);
        bar.setSegmentViewFactory(StackedBar::view);
        bar.setInfoNodeFactory(part -> {
            Label words = new Label(part.getText());
            words.getStyleClass().add("bar-info");
            return words;
        });
    }

    SegmentedBar<Part> node() {
        return bar;
    }

    void show(Counts counts) {
        if (shown.equals(Optional.of(counts))) {
            return;
        }
        shown = Optional.of(counts);
        bar.getSegments()
                .setAll(order().stream()
                        .filter(standing -> counts.of(standing) > 0)
                        .map(standing -> new Part(standing, counts))
                        .toList());
        bar.setAccessibleText(
                bar.getSegments().stream().map(SegmentedBar.Segment::getText).collect(Collectors.joining(", ")));
    }

    static String words(Standing standing, int count) {
        return Words.number(count) + " "
                + switch (standing) {
                    case HEALTHY -> "healthy";
                    case WARNING -> "warning";
                    case FAILING -> "failing";
                    case UNREACHABLE -> "unreachable";
                    case UNKNOWN -> "unknown";
                    case UNCHECKED -> "not checked yet";
                };
    }

    private static Region view(Part part) {
        Region view = new Region();
        view.getStyleClass().add(look(part.standing));
        return view;
    }

    private static List<Standing> order() {
        return List.of(
                Standing.HEALTHY,
                Standing.WARNING,
                Standing.FAILING,
                Standing.UNREACHABLE,
                Standing.UNKNOWN,
                Standing.UNCHECKED);
    }

    private static String look(Standing standing) {
        return switch (standing) {
            case HEALTHY -> "ok";
            case WARNING -> "warn";
            case FAILING -> "fail";
            case UNREACHABLE -> "unknown";
            case UNKNOWN, UNCHECKED -> "unchecked";
        };
    }

    /** One standing's share of the bar. */
    static final class Part extends SegmentedBar.Segment {
        private final Standing standing;

        Part(Standing standing, Counts counts) {
            super(Math.max(counts.of(standing), counts.total() * LEAST_SHARE), words(standing, counts.of(standing)));
            this.standing = standing;
        }
    }
}
