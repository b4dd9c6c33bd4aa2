package dev.rollcall.ui;

import java.time.Duration;
import javafx.animation.AnimationTimer;

/** How long the window went without a frame. */
final class Frames extends AnimationTimer {
    private volatile long longest;
    private long last;

    Frames() {
        start();
    }

    Duration longest() {
        return Duration.ofNanos(longest);
    }

    @Override
    public void handle(long now) {
        if (last != 0) {
            longest = Math.max(longest, now - last);
        }
        last = now;
    }
}
