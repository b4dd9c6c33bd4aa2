package dev.rollcall.campaign;

import java.util.Optional;

/** Whether a campaign may begin more hosts. Safe for use from any thread. */
final class Control {
    private boolean paused;
    private boolean stopped;
    private Optional<String> reason = Optional.empty();
    private Optional<String> by = Optional.empty();

    /** Whether that changed anything. */
    synchronized boolean pause() {
        boolean changes = !paused && !stopped;
        paused |= changes;
        return changes;
    }

    synchronized boolean goOn() {
        boolean changes = paused;
        paused = false;
        notifyAll();
        return changes;
    }

    /** On a person's word. */
    synchronized void stopBy(String who) {
        if (!stopped) {
            by = Optional.of(who);
        }
        stop("stopped by " + who);
    }

    /** The first reason counts. */
    synchronized void stop(String why) {
        if (!stopped) {
            stopped = true;
            reason = Optional.of(why);
        }
        notifyAll();
    }

    synchronized boolean stopped() {
        return stopped;
    }

    synchronized boolean paused() {
        return paused && !stopped;
    }

    synchronized Optional<String> reason() {
        return reason;
    }

    /** Who stopped it; empty where it was no person. */
    synchronized Optional<String> by() {
        return by;
    }

    /** Waits while it is paused. */
    synchronized void awaitGoing() throws InterruptedException {
        while (paused && !stopped) {
            wait();
        }
    }
}
