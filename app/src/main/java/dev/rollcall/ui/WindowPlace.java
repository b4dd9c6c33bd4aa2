package dev.rollcall.ui;

import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Where the window was and how big, from one start to the next. */
final class WindowPlace {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 560;

    private WindowPlace() {}

    /** Puts the window where it was, if a screen is still there. */
    static void restore(Stage stage, Optional<String> kept) {
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        kept.flatMap(WindowPlace::parse)
                .filter(place -> !Screen.getScreensForRectangle(place).isEmpty())
                .ifPresent(place -> {
                    stage.setX(place.getMinX());
                    stage.setY(place.getMinY());
                    stage.setWidth(place.getWidth());
                    stage.setHeight(place.getHeight());
                });
        stage.setMaximized(kept.filter(text -> text.endsWith(",max")).isPresent());
    }

    static String describe(Stage stage) {
        return Math.round(stage.getX()) + "," + Math.round(stage.getY()) + "," + Math.round(stage.getWidth()) + ","
                + Math.round(stage.getHeight()) + (stage.isMaximized() ? ",max" : "");
    }

    private static Optional<Rectangle2D> parse(String text) {
        String[] parts = text.split(",");
        try {
            return parts.length < 4
                    ? Optional.empty()
                    : Optional.of(new Rectangle2D(
                            Double.parseDouble(parts[0]),
                            Double.parseDouble(parts[1]),
                            Math.max(LEAST_WIDTH, Double.parseDouble(parts[2])),
                            Math.max(LEAST_HEIGHT, Double.parseDouble(parts[3]))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
