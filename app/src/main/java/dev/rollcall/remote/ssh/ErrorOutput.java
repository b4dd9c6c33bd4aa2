package dev.rollcall.remote.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Standard error of a command, read to its end by a thread of its own; the first part is kept. */
final class ErrorOutput {
    private static final int MOST_KEPT = 64 * 1024;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread reader;
    private boolean cut;
    private volatile boolean flooded;

    /** @param end run once when it prints more than {@code most} bytes */
    ErrorOutput(InputStream from, int most, Runnable end) {
        reader = Thread.ofVirtual().name("ssh errors").start(() -> read(from, most, end));
    }

    private void read(InputStream from, int most, Runnable end) {
        byte[] chunk = new byte[4096];
        long all = 0;
        try {
            for (int length = from.read(chunk); length >= 0; length = from.read(chunk)) {
                int room = Math.min(length, MOST_KEPT - kept.size());
                kept.write(chunk, 0, room);
                cut |= room < length;
                all += length;
                if (all > most) {
                    flooded = true;
                    end.run();
                    return;
                }
            }
        } catch (IOException ended) {
            // With the connection: whoever reads the output is told why.
        }
    }

    /** Waits for the end; then the rest may be asked for. */
    void await() throws InterruptedException {
        reader.join();
    }

    byte[] kept() {
        return kept.toByteArray();
    }

    boolean flooded() {
        return flooded;
    }

    boolean cut() {
        return cut;
    }
}
