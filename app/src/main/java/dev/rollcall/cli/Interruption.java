package dev.rollcall.cli;

/** How a person stops a command, usually by Ctrl C. */
@FunctionalInterface
public interface Interruption {
    /**
     * Calls {@code stop}, on a thread of its own, when the person wants the command to end.
     *
     * @return to be closed when the command has said its last word; the process lives at least until then
     */
    Watch watch(Runnable stop);

    /**
     * As {@link #watch}, for a command that works on hosts: before the last word is said to be said, what is still being cleaned
     * up on them has its moment.
     */
    default Watch watch(Runnable stop, Workbench settled) {
        Watch watch = watch(stop);
        return () -> {
            try {
                settled.settle();
            } finally {
                watch.close();
            }
        };
    }

    /** Watching for it. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
