package dev.rollcall.ui.parts;

import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.controlsfx.control.MasterDetailPane;

/** A pane at the right of another, there only while it is open; as wide as it was left. JavaFX thread only. */
public final class Aside {
    private final MasterDetailPane both = new MasterDetailPane(Side.RIGHT);
    private final Region aside;
    private double width;

    /** @param width in pixels, until somebody drags the edge */
    public Aside(Node main, Region aside, double width) {
        this.aside = aside;
        this.width = width;
        both.setMasterNode(main);
        both.setDetailNode(aside);
        both.setAnimated(false);
        both.setShowDetailNode(false);
    }

    public Node node() {
        return both;
    }

    public void open() {
        if (!both.isShowDetailNode()) {
            both.setShowDetailNode(true);
            // In pixels: by itself it keeps a part of the window's width, which is too little in a small window.
            both.setDividerPosition(1 - width / Math.max(width, both.getWidth()));
        }
    }

    public void close() {
        if (both.isShowDetailNode()) {
            width = Math.max(aside.getMinWidth(), aside.getWidth());
            both.setShowDetailNode(false);
        }
    }
}
