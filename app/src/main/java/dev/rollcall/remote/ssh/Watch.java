package dev.rollcall.remote.ssh;

import dev.rollcall.fanout.Deadline;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends something that blocks when its deadline passes. */
final class Watch implements AutoCloseable {
    private final CountDownLatch over = new CountDownLatch(1);

    private Watch() {}

    /** @param end from another thread, at most once; makes what blocks return */
    static Watch over(Deadline deadline, Runnable end) {
        Watch watch = new Watch();
        Thread.ofVirtual().name("ssh deadline").start(() -> watch.wait(deadline, end));
        return watch;
    }

    private void wait(Deadline deadline, Runnable end) {
        try {
            while (!deadline.passed()) {
                if (over.await(deadline.leftMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            end.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
    }
}
