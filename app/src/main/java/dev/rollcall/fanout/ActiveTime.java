package dev.rollcall.fanout;

import java.util.function.LongSupplier;

/** A clock of one job that stands still while the job waits for a permit, so that waiting costs it nothing. */
final class ActiveTime {
    private final LongSupplier nanoTime;
    private int waiting;
    private long stoppedAt;
    private long stoodStill;

    ActiveTime(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized long now() {
        return (waiting > 0 ? stoppedAt : nanoTime.getAsLong()) - stoodStill;
    }

    /** A job may wait in several of its threads: the clock goes on when the last of them does. */
    synchronized void stop() {
        if (waiting++ == 0) {
            stoppedAt = nanoTime.getAsLong();
        }
    }

    synchronized void goOn() {
        if (--waiting == 0) {
            stoodStill += nanoTime.getAsLong() - stoppedAt;
        }
    }
}
