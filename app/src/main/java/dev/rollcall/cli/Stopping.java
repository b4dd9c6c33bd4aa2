package dev.rollcall.cli;

import java.util.ArrayList;
import java.util.List;

/** That a person wants the command to end, which they may say before there is anything to end. Safe for use from any thread. */
final class Stopping {
    private final List<Runnable> ends = new ArrayList<>();
    private boolean stopped;

    synchronized void stop() {
        stopped = true;
        ends.forEach(Runnable::run);
    }

    /** Calls {@code end} when the person says so; at once if they have. */
    synchronized void then(Runnable end) {
        ends.add(end);
        if (stopped) {
            end.run();
        }
    }
}
