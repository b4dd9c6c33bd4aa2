package dev.rollcall.ui.fixes;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** As tall as the waves in it, which are as tall as their dots in the width that there is; it scrolls where that is too much. */
final class WaveScroll extends ScrollPane {
    private static final double BAR = 14;

    private final VBox waves;

    WaveScroll(VBox waves) {
        super(waves);
        this.waves = waves;
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("fix-scroll");
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width > 0 ? width : getWidth();
        return waves.prefHeight(Math.max(1, room - BAR)) + 2;
    }
}
