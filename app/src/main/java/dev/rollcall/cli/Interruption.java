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

    /** Watching for it. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
