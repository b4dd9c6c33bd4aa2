package dev.rollcall.cli;

import dev.rollcall.sweep.SweepProgress;
import dev.rollcall.sweep.SweepRun;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How far a sweep is, on one line of standard error that is written over; nothing where no person reads it. */
final class ProgressLine {
    private static final long EVERY_MILLIS = 200;
    private static final String BACK_AND_CLEAR = "\r\u001B[K";

    private final Surroundings surroundings;
    private final SweepRun run;
    private final CountDownLatch over;

    ProgressLine(Surroundings surroundings, SweepRun run, CountDownLatch over) {
        this.surroundings = surroundings;
        this.run = run;
        this.over = over;
    }

    void start() {
        if (surroundings.errTerminal()) {
            Thread.ofVirtual().name("progress").start(this::show);
        }
    }

    private void show() {
        try {
            while (!over.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                write(BACK_AND_CLEAR + text(run.progress()));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static String text(SweepProgress progress) {
        String rate = "%d of %d · %.0f/s".formatted(progress.done(), progress.total(), progress.hostsPerSecond());
        return progress.left().map(left -> rate + " · " + words(left) + " left").orElse(rate);
    }

    private static String words(Duration left) {
        long seconds = left.toSeconds();
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }

    void clear() {
        if (surroundings.errTerminal()) {
            write(BACK_AND_CLEAR);
        }
    }

    private void write(String text) {
        surroundings.err().print(text);
        surroundings.err().flush();
    }
}
