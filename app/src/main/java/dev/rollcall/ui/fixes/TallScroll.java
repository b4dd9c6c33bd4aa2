package dev.rollcall.ui.fixes;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** As tall as what is in it needs to be in the width that there is; it scrolls where that is too much. */
final class TallScroll extends ScrollPane {
    private static final double BAR = 14;

    private final Region inside;

    TallScroll(Region inside) {
        super(inside);
        this.inside = inside;
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
        return inside.prefHeight(Math.max(1, room - BAR)) + 2;
    }
}
