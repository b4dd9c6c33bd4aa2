package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.StepRecord;
import dev.rollcall.campaign.StepState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/**
 * Hosts as dots that turn, in lines as wide as there is room. Drawn on one canvas: ten thousand cost no more than a picture, and
 * one that turns is drawn alone. JavaFX thread.
 */
final class Dots extends Region {
    private final Canvas canvas = new Canvas();
    private final Tooltip tip = new Tooltip();
    private final DotColours colours;
    private final List<StepRecord> steps = new ArrayList<>();
    private double size = 13;
    private double pitch = 17;

    /** @param chosen is given the host of a dot that was pressed */
    Dots(DotColours colours, Consumer<StepRecord> chosen) {
        this.colours = colours;
        getChildren().add(canvas);
        getStyleClass().add("dots");
        Tooltip.install(canvas, tip);
        canvas.setOnMouseMoved(event -> tip.setText(at(event).map(Dots::words).orElse("")));
        canvas.setOnMouseClicked(event -> at(event).ifPresent(chosen));
        colours.onChange(this::draw);
    }

    /** Shows all of them anew. */
    void show(List<StepRecord> all) {
        steps.clear();
        steps.addAll(all);
        size = all.size() <= 400 ? 13 : all.size() <= 3_000 ? 8 : 4;
        pitch = all.size() <= 400 ? 17 : all.size() <= 3_000 ? 10.5 : 5.5;
        requestLayout();
        draw();
    }

    /** Turns one. */
    void turn(int index, StepRecord step) {
        StepState before = steps.set(index, step).state();
        if (before != step.state()) {
            draw(index);
        }
    }

    static String words(StepRecord step) {
        String what = step.subject().name() + " · " + StepLooks.word(step.state());
        return step.words().isBlank() ? what : what + "\n" + step.words();
    }

    private Optional<StepRecord> at(MouseEvent event) {
        int column = (int) (event.getX() / pitch);
        int line = (int) (event.getY() / pitch);
        int index = line * columns() + column;
        return column < columns() && index < steps.size() && index >= 0
                ? Optional.of(steps.get(index))
                : Optional.empty();
    }

    private int columns() {
        return columns(getWidth());
    }

    private int columns(double width) {
        return Math.max(1, (int) ((width + pitch - size) / pitch));
    }

    private double heightAt(double width) {
        int lines = (steps.size() + columns(width) - 1) / columns(width);
        return Math.max(size, lines * pitch);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return heightAt(width <= 0 ? getWidth() : width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double height = heightAt(getWidth());
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != height) {
            canvas.setWidth(getWidth());
            canvas.setHeight(height);
            draw();
        }
    }

    private void draw() {
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        for (int index = 0; index < steps.size(); index++) {
            draw(index);
        }
    }

    private void draw(int index) {
        if (canvas.getWidth() <= 0) {
            return;
        }
        double x = index % columns() * pitch;
        double y = Math.floorDiv(index, columns()) * pitch;
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(x, y, size + 0.5, size + 0.5);
        StepState state = steps.get(index).state();
        Paint colour = colours.of(state);
        double arc = size / 3;
        switch (state) {
            case LEFT_OUT, UNDONE -> hollow(pen, x, y, colour);
            case PLANNED, WAITING, RUNNING, APPLIED, VERIFIED, FAILED, IN_DOUBT -> {
                pen.setFill(colour);
                pen.fillRoundRect(x, y, size, size, arc, arc);
            }
        }
        if (size > 6) {
            mark(pen, state, x, y);
        }
    }

    private void hollow(GraphicsContext pen, double x, double y, Paint colour) {
        pen.setStroke(colour);
        pen.setLineWidth(1.2);
        pen.strokeRoundRect(x + 0.8, y + 0.8, size - 1.6, size - 1.6, size / 3, size / 3);
    }

    /** What goes wrong has a shape besides its colour. */
    private void mark(GraphicsContext pen, StepState state, double x, double y) {
        double edge = size * 0.3;
        double far = size - edge;
        pen.setStroke(Color.WHITE);
        pen.setLineWidth(Math.max(1.2, size / 8));
        switch (state) {
            case FAILED -> {
                pen.strokeLine(x + edge, y + edge, x + far, y + far);
                pen.strokeLine(x + far, y + edge, x + edge, y + far);
            }
            case IN_DOUBT -> {
                pen.strokeLine(x + 1, y + size * 0.55, x + size * 0.55, y + 1);
                pen.strokeLine(x + size * 0.4, y + size - 1, x + size - 1, y + size * 0.4);
            }
            case APPLIED -> pen.strokeLine(x + edge, y + size / 2, x + far, y + size / 2);
            case PLANNED, WAITING, RUNNING, VERIFIED, UNDONE, LEFT_OUT -> {}
        }
    }
}
