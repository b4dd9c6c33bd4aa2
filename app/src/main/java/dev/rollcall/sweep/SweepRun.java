package dev.rollcall.sweep;

/** A sweep under way. Safe for use from any thread. */
public interface SweepRun {
    SweepProgress progress();

    /** Ends it: within 100 ms no host is being looked at any more. What is known so far has been announced. */
    void cancel();

    /** Waits until {@link SweepListener#ended} has returned. Never call it on the JavaFX thread. */
    void await() throws InterruptedException;
}
