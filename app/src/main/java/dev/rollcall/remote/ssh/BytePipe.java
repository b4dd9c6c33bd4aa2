package dev.rollcall.remote.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Bytes from one thread to another, a bounded number at a time. However it ends, nobody is left waiting at it. */
final class BytePipe {
    private static final int SIZE = 64 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final byte[] ring = new byte[SIZE];
    private int first;
    private int count;
    private boolean ended;
    private boolean cut;

    /** Nothing more is put in; what is there can still be taken out. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What is there is lost, and whoever waits at either end is sent away. */
    void cut() {
        lock.lock();
        try {
            cut = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    InputStream out() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return take(into, offset, length);
            }

            @Override
            public int available() {
                return waiting();
            }

            @Override
            public void close() {
                cut();
            }
        };
    }

    OutputStream in() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                put(from, offset, length);
            }

            @Override
            public void close() {
                end();
            }
        };
    }

    private int waiting() {
        lock.lock();
        try {
            return cut ? 0 : count;
        } finally {
            lock.unlock();
        }
    }

    private int take(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        lock.lock();
        try {
            awaitWhile(() -> count == 0 && !ended && !cut);
            if (cut) {
                throw new SocketException("Socket closed");
            }
            if (count == 0) {
                return -1;
            }
            int some = Math.min(Math.min(length, count), SIZE - first);
            System.arraycopy(ring, first, into, offset, some);
            first = (first + some) % SIZE;
            count -= some;
            changed.signalAll();
            return some;
        } finally {
            lock.unlock();
        }
    }

    private void put(byte[] from, int offset, int length) throws IOException {
        int done = 0;
        lock.lock();
        try {
            while (done < length) {
                awaitWhile(() -> count == SIZE && !ended && !cut);
                if (ended || cut) {
                    throw new SocketException("Socket closed");
                }
                int end = (first + count) % SIZE;
                int some = Math.min(Math.min(length - done, SIZE - count), SIZE - end);
                System.arraycopy(from, offset + done, ring, end, some);
                count += some;
                done += some;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitWhile(BooleanSupplier waiting) throws InterruptedIOException {
        try {
            while (waiting.getAsBoolean()) {
                changed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
