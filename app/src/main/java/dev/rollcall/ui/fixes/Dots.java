package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.StepRecord;
import dev.rollcall.campaign.StepState;
import dev.rollcall.ui.parts.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/**
 * Hosts as dots that turn, in lines as wide as there is room. Drawn on one canvas: ten thousand cost no more than a picture, and
 * one that turns is drawn alone. The keyboard comes to them as to one thing, and arrows lead from dot to dot. JavaFX thread.
 */
final class Dots extends Region {
    /** Room above and beside the dots for the ring around the one that the keyboard is on. */
    private static final double MARGIN = 3;

    private final Canvas canvas = new Canvas();
    private final Tooltip tip = new Tooltip();
    private final DotColours colours;
    private final DotCursor cursor;
    private final List<StepRecord> steps;
    private final double size;
    private final double pitch;

    /** @param chosen is given the host of a dot that was pressed, or that a person pressed Enter or Space on */
    Dots(List<StepRecord> all, DotColours colours, Consumer<StepRecord> chosen) {
        this.colours = colours;
        steps = new ArrayList<>(all);
        size = all.size() <= 400 ? 13 : all.size() <= 3_000 ? 8 : 4;
        pitch = all.size() <= 400 ? 17 : all.size() <= 3_000 ? 10.5 : 5.5;
        cursor = new DotCursor(this, index -> chosen.accept(steps.get(index)));
        getChildren().addAll(canvas, cursor.ring());
        getStyleClass().add("dots");
        Tooltip.install(canvas, tip);
        canvas.setOnMouseMoved(event -> {
            OptionalInt index = at(event);
            tip.setText(index.isPresent() ? words(steps.get(index.getAsInt())) : "");
        });
        canvas.setOnMouseClicked(event -> at(event).ifPresent(index -> {
            cursor.put(index);
            requestFocus();
            chosen.accept(steps.get(index));
        }));
        colours.onChange(this::draw);
        cursor.tell();
    }

    /** @param moved is given what is to be seen whenever the keyboard goes to another dot */
    void onMoved(Consumer<Node> moved) {
        cursor.onMoved(moved);
    }

    /** Turns one. */
    void turn(int index, StepRecord step) {
        StepState before = steps.set(index, step).state();
        if (before != step.state()) {
            draw(index);
        }
        if (cursor.isOn(index)) {
            cursor.tell();
        }
    }

    int count() {
        return steps.size();
    }

    /** One dot for those who don't see it: its host, how it is, and which of how many it is. */
    String spoken(int index) {
        StepRecord step = steps.get(index);
        return step.subject().name() + ", " + StepLooks.word(step.state())
                + (step.words().isBlank() ? "" : ": " + step.words()) + ", " + Words.number(index + 1L) + " of "
                + Words.number(steps.size());
    }

    static String words(StepRecord step) {
        String what = step.subject().name() + " · " + StepLooks.word(step.state());
        return step.words().isBlank() ? what : what + "\n" + step.words();
    }

    /** Where a dot is, with the room for a ring around it. */
    Bounds place(int index) {
        double gap = Math.min(MARGIN, (pitch - size) / 2 + 1);
        return new BoundingBox(x(index) - gap, y(index) - gap, size + 2 * gap, size + 2 * gap);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.ROLE_DESCRIPTION
                ? "hosts of a wave, arrows lead from one to the next"
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            cursor.choose();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }

    private OptionalInt at(MouseEvent event) {
        int column = (int) ((event.getX() - MARGIN) / pitch);
        int line = (int) ((event.getY() - MARGIN) / pitch);
        int index = line * columns() + column;
        return column < columns() && index < steps.size() && index >= 0 ? OptionalInt.of(index) : OptionalInt.empty();
    }

    private double x(int index) {
        return MARGIN + index % columns() * pitch;
    }

    private double y(int index) {
        return MARGIN + Math.floorDiv(index, columns()) * pitch;
    }

    int columns() {
        return columns(getWidth());
    }

    private int columns(double width) {
        return Math.max(1, (int) ((width - 2 * MARGIN + pitch - size) / pitch));
    }

    private double heightAt(double width) {
        int lines = (steps.size() + columns(width) - 1) / columns(width);
        return Math.max(1, lines) * pitch - (pitch - size) + 2 * MARGIN;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return heightAt(width <= 0 ? getWidth() : width);
    }

    /** Without a width nothing is known: what it is now is not what it is going to be. */
    @Override
    protected double computeMinHeight(double width) {
        return width <= 0 ? size + 2 * MARGIN : heightAt(width);
    }

    @Override
    protected void layoutChildren() {
        // Whole pixels: of a part of one, what was drawn before can't be wiped off.
        double width = Math.ceil(getWidth());
        double height = Math.ceil(heightAt(getWidth()));
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            draw();
            // In other lines now, the dot that the keyboard is on may be out of sight; where all else is comes after
            // this.
            Platform.runLater(cursor::reveal);
        }
        cursor.place();
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
        double x = x(index);
        double y = y(index);
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
