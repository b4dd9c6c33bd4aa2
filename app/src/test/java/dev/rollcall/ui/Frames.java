package dev.rollcall.ui;

import dev.rollcall.ui.fleet.HostLine;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableView;

/** Counts what changes on the screen from one frame to the next. JavaFX thread. */
final class Frames extends AnimationTimer {
    private int rows;
    private int lists;
    private int mostRows;
    private int mostLists;
    private int allRows;
    private int framesWithRows;

    Frames(TableView<HostLine> table) {
        List.copyOf(table.getItems()).forEach(line -> line.rowProperty().addListener((seen, before, now) -> rows++));
        table.getItems().addListener((ListChangeListener<HostLine>) change -> lists++);
        start();
    }

    /** How many rows were replaced in the busiest frame. */
    int mostRows() {
        return mostRows;
    }

    /** How often the list of rows was laid out anew in the busiest frame. */
    int mostLists() {
        return mostLists;
    }

    int allRows() {
        return allRows;
    }

    int framesWithRows() {
        return framesWithRows;
    }

    @Override
    public void handle(long now) {
        mostRows = Math.max(mostRows, rows);
        mostLists = Math.max(mostLists, lists);
        allRows += rows;
        framesWithRows += rows > 0 ? 1 : 0;
        rows = 0;
        lists = 0;
    }
}
