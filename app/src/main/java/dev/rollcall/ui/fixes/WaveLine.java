package dev.rollcall.ui.fixes;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * What a wave is called, its dots in the room that there is, and words. As tall as it needs to be in the width that it is given,
 * whatever it was before. JavaFX thread.
 */
final class WaveLine extends Region {
    private static final double NAME_WIDTH = 110;
    private static final double GAP = 16;
    private static final double WORDS_LEAST = 150;
    private static final double WORDS_MOST = 230;
    private static final double WORDS_SHARE = 0.29;
    private static final double WORDS_TALLEST = 52;

    private final Region name;
    private final Dots dots;
    private final Label words;

    WaveLine(Region name, Dots dots, Label words) {
        this.name = name;
        this.dots = dots;
        this.words = words;
        getChildren().setAll(name, dots, words);
        getStyleClass().add("wave");
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double inside = inside(width <= 0 ? getWidth() : width);
        double tallest = Math.max(name.prefHeight(NAME_WIDTH), dots.prefHeight(dotsWidth(inside)));
        return snappedTopInset() + Math.max(tallest, wordsHeight(inside)) + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return snappedTopInset() + name.prefHeight(NAME_WIDTH) + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double inside = inside(getWidth());
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double dotsWidth = dotsWidth(inside);
        name.resizeRelocate(left, top, NAME_WIDTH, name.prefHeight(NAME_WIDTH));
        dots.resizeRelocate(left + NAME_WIDTH + GAP, top, dotsWidth, dots.prefHeight(dotsWidth));
        words.resizeRelocate(left + NAME_WIDTH + GAP + dotsWidth + GAP, top, wordsWidth(inside), wordsHeight(inside));
    }

    private double inside(double width) {
        return width - snappedLeftInset() - snappedRightInset();
    }

    private double wordsHeight(double inside) {
        return Math.min(WORDS_TALLEST, words.prefHeight(wordsWidth(inside)));
    }

    private static double wordsWidth(double inside) {
        return Math.clamp(inside * WORDS_SHARE, WORDS_LEAST, WORDS_MOST);
    }

    private static double dotsWidth(double inside) {
        return Math.max(1, inside - NAME_WIDTH - wordsWidth(inside) - 2 * GAP);
    }
}
