package dev.rollcall.ui.fleet;

import dev.rollcall.matrix.Counts;
import dev.rollcall.matrix.Standing;
import dev.rollcall.ui.parts.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** How the fleet stands, as one bar of coloured parts; what it says is also its accessible text. */
final class StackedBar extends Region {
    private static final double LEAST_WIDTH = 3;

    private final Map<Standing, Region> segments = new LinkedHashMap<>();
    private final Map<Standing, Integer> shares = new EnumMap<>(Standing.class);

    StackedBar() {
        setId("stacked-bar");
        getStyleClass().add("stacked-bar");
        for (Standing standing : order()) {
            Region segment = new Region();
            segment.getStyleClass().addAll("segment", look(standing));
            segments.put(standing, segment);
            getChildren().add(segment);
        }
        Rectangle rounded = new Rectangle();
        rounded.setArcWidth(8);
        rounded.setArcHeight(8);
        rounded.widthProperty().bind(widthProperty());
        rounded.heightProperty().bind(heightProperty());
        setClip(rounded);
    }

    void show(Counts counts) {
        List<String> said = new ArrayList<>();
        for (Map.Entry<Standing, Region> segment : segments.entrySet()) {
            Standing standing = segment.getKey();
            int count = counts.of(standing);
            if (!Integer.valueOf(count).equals(shares.put(standing, count))) {
                Tooltip.install(segment.getValue(), new Tooltip(words(standing, count)));
            }
            if (count > 0) {
                said.add(words(standing, count));
            }
        }
        setAccessibleText(said.stream().collect(Collectors.joining(", ")));
        requestLayout();
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

    @Override
    protected void layoutChildren() {
        double total = shares.values().stream().mapToInt(Integer::intValue).sum();
        double x = 0;
        double reach = 0;
        for (Map.Entry<Standing, Region> entry : segments.entrySet()) {
            int share = shares.getOrDefault(entry.getKey(), 0);
            Region segment = entry.getValue();
            segment.setVisible(share > 0);
            if (share > 0) {
                reach += share / total * getWidth();
                double end = Math.min(getWidth(), Math.max(x + LEAST_WIDTH, snapPositionX(reach)));
                segment.resizeRelocate(x, 0, end - x, getHeight());
                x = end;
            }
        }
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
}
