package dev.rollcall.ui.parts;

import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** As tall as what is in it needs to be in the width that there is; it scrolls where that is too much. */
public final class TallScroll extends ScrollPane {
    private static final double BAR = 14;

    /** What stays between what is revealed and the edge. */
    private static final double AROUND = 8;

    private final Region inside;

    public TallScroll(Region inside) {
        super(inside);
        this.inside = inside;
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("fix-scroll");
    }

    /** Scrolls so far that it is seen. */
    public void reveal(Node part) {
        Bounds seen = inside.sceneToLocal(part.localToScene(part.getBoundsInLocal()));
        double room = inside.getHeight() - getViewportBounds().getHeight();
        if (room <= 0) {
            return;
        }
        double top = getVvalue() * room;
        if (seen.getMinY() < top) {
            setVvalue(Math.max(0, seen.getMinY() - AROUND) / room);
        } else if (seen.getMaxY() > top + getViewportBounds().getHeight()) {
            setVvalue(
                    Math.min(room, seen.getMaxY() + AROUND - getViewportBounds().getHeight()) / room);
        }
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
