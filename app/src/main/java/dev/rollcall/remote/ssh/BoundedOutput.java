package dev.rollcall.remote.ssh;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads what a host prints: lines at first, then the rest; never more than a number of bytes in all. For one thread. */
final class BoundedOutput {
    private final InputStream from;
    private final int most;
    private final byte[] chunk = new byte[8192];
    private int start;
    private int end;
    private long read;

    BoundedOutput(InputStream from, int most) {
        this.from = from;
        this.most = most;
    }

    /** The next line without its end, or the rest where the output ends without one; null at the end. */
    byte @Nullable [] line() throws IOException, RemoteException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (start < end || fill()) {
            byte next = chunk[start++];
            if (next == '\n') {
                return line.toByteArray();
            }
            line.write(next);
        }
        return line.size() == 0 ? null : line.toByteArray();
    }

    byte[] rest() throws IOException, RemoteException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        while (start < end || fill()) {
            rest.write(chunk, start, end - start);
            start = end;
        }
        return rest.toByteArray();
    }

    private boolean fill() throws IOException, RemoteException {
        int length = from.read(chunk, 0, chunk.length);
        if (length < 0) {
            return false;
        }
        start = 0;
        end = length;
        read += length;
        if (read > most) {
            throw new RemoteException(Problem.TOO_MUCH_OUTPUT, "printed more than " + most + " bytes, and was ended");
        }
        return true;
    }

    /** As text, without a byte order mark. */
    static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
