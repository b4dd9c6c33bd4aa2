package dev.rollcall.remote.winrm.http;

import dev.rollcall.fanout.Deadline;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Closes a socket at a deadline, unless switched off before: so that no peer can hold us at any byte, be it read or written. Costs a
 * virtual thread.
 */
final class Alarm implements AutoCloseable {
    private final Deadline deadline;
    private final Closeable socket;
    private final CountDownLatch off = new CountDownLatch(1);
    private volatile boolean rung;

    private Alarm(Deadline deadline, Closeable socket) {
        this.deadline = deadline;
        this.socket = socket;
    }

    static Alarm at(Deadline deadline, Closeable socket) {
        Alarm alarm = new Alarm(deadline, socket);
        Thread.ofVirtual().name("winrm deadline").start(alarm::watch);
        return alarm;
    }

    private void watch() {
        try {
            // A deadline's clock may stand still for a while: then there is still something left.
            while (!off.await(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                if (deadline.passed()) {
                    rung = true;
                    socket.close();
                    return;
                }
            }
        } catch (IOException | InterruptedException e) {
            // A socket that can't be closed is closed already; and nobody has this thread to interrupt it.
        }
    }

    /** Whether it was the deadline that closed the socket. */
    boolean rang() {
        return rung;
    }

    @Override
    public void close() {
        off.countDown();
    }
}
