package dev.rollcall.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl C, a closed terminal or a polite kill: the JVM's shutdown waits until the command has said what it knows. */
final class ProcessInterruption implements Interruption {
    /** Also for what is cleaned up on hosts. */
    static final long LAST_WORD_SECONDS = 15;

    @Override
    public Watch watch(Runnable stop) {
        CountDownLatch done = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    stop.run();
                    try {
                        boolean said = done.await(LAST_WORD_SECONDS, TimeUnit.SECONDS);
                        assert said || done.getCount() > 0;
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                },
                "interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException shuttingDown) {
                // It runs already, and waits for this:
                done.countDown();
            }
        };
    }
}
