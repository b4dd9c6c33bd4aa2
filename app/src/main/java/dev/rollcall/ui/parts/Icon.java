package dev.rollcall.ui.parts;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** Line drawings on a grid of 24 by 24; CSS colours them by the class {@code icon}. */
public enum Icon {
    SEARCH("M11 4 A7 7 0 1 1 11 18 A7 7 0 1 1 11 4 Z M16 16 L21 21"),
    REFRESH("M20 4 V9.5 H14.5 M19.5 9 A8 8 0 1 0 20 13.5"),
    GRID("M4 4 H10 V10 H4 Z M14 4 H20 V10 H14 Z M4 14 H10 V20 H4 Z M14 14 H20 V20 H14 Z"),
    SUN("M12 8 A4 4 0 1 1 12 16 A4 4 0 1 1 12 8 Z M12 2 V4 M12 20 V22 M2 12 H4 M20 12 H22"
            + " M5 5 L6.4 6.4 M17.6 17.6 L19 19 M19 5 L17.6 6.4 M5 19 L6.4 17.6"),
    MOON("M20 14 A8.5 8.5 0 1 1 10 4 A7 7 0 0 0 20 14 Z"),
    CLOSE("M6 6 L18 18 M18 6 L6 18"),
    DOWN("M6 9 L12 15 L18 9"),
    RIGHT("M9 6 L15 12 L9 18"),
    LEFT("M15 6 L9 12 L15 18"),
    BOOK("M6 4 H19 V20 H6.5 A2 2 0 0 1 4.5 18 V5.5 A1.5 1.5 0 0 1 6 4 Z M4.5 18 A2 2 0 0 1 6.5 16 H19"),
    FILE("M6 3 H14 L19 8 V21 H6 Z M14 3 V8 H19"),
    PLUS("M12 5 V19 M5 12 H19"),
    PASTE("M8 5 H6 V21 H18 V5 H16 M9 3 H15 V7 H9 Z"),
    PLAY("M7 4 L19 12 L7 20 Z"),
    TICK("M5 12.5 L10 17.5 L19 7"),
    COPY("M9 9 H20 V20 H9 Z M5 15 H4 V4 H15 V5"),
    PERSON("M12 4 A4 4 0 1 1 12 12 A4 4 0 1 1 12 4 Z M4 21 A8 6 0 0 1 20 21"),
    KEY("M8 11 A4.5 4.5 0 1 1 8 20 A4.5 4.5 0 1 1 8 11 Z M11.5 12.5 L20 4 M16 8 L19 11"),
    STEPS("M4 6 H17 M14 3 L17 6 L14 9 M4 12 H20 M17 9 L20 12 L17 15 M4 18 H17 M14 15 L17 18 L14 21"),
    ADDRESS("M4 6 H20 M4 12 H20 M4 18 H13"),
    TWICE("M10 13 A4 4 0 0 0 15.6 13.6 L19 10.2 A4 4 0 0 0 13.4 4.6 L12 6"
            + " M14 11 A4 4 0 0 0 8.4 10.4 L5 13.8 A4 4 0 0 0 10.6 19.4 L12 18");

    private static final double GRID_SIZE = 24;

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    /** A new picture of it, {@code size} pixels square. */
    public Node picture(double size) {
        SVGPath line = new SVGPath();
        line.setContent(path);
        line.getStyleClass().add("icon");
        double scale = size / GRID_SIZE;
        line.getTransforms().add(new Scale(scale, scale));
        StackPane square = new StackPane(new Group(line));
        square.setMinSize(size, size);
        square.setPrefSize(size, size);
        square.setMaxSize(size, size);
        square.setMouseTransparent(true);
        return square;
    }
}
