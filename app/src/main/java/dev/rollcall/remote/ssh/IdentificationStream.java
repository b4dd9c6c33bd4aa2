package dev.rollcall.remote.ssh;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a host sends, without the lines that it may send before its identification (RFC 4253 section 4.2): of those only so many
 * are read, however many it has.
 */
final class IdentificationStream extends InputStream {
    private static final int LONGEST_LINE = 1024;
    private static final int MOST_LINES = 100;
    private static final byte[] START = "SSH-".getBytes(StandardCharsets.US_ASCII);

    private final InputStream raw;
    private ByteArrayInputStream identification = new ByteArrayInputStream(new byte[0]);
    private boolean identified;

    IdentificationStream(InputStream raw) {
        this.raw = raw;
    }

    @Override
    public int read() throws IOException {
        identify();
        int first = identification.read();
        return first >= 0 ? first : raw.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        identify();
        return identification.available() > 0
                ? identification.read(into, offset, length)
                : raw.read(into, offset, length);
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }

    private void identify() throws IOException {
        if (identified) {
            return;
        }
        byte[] line = line();
        String first = HostText.of(line, line.length);
        for (int lines = 1; !isIdentification(line); lines++) {
            if (lines == MOST_LINES || line.length > LONGEST_LINE) {
                throw new NotSshException("what answers there does not speak SSH: " + quoted(first));
            }
            line = line();
        }
        identification = new ByteArrayInputStream(line);
        identified = true;
    }

    private byte[] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (line.size() <= LONGEST_LINE) {
            int next = raw.read();
            if (next < 0) {
                throw ended(line);
            }
            line.write(next);
            if (next == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }

    private static NotSshException ended(ByteArrayOutputStream line) {
        return line.size() == 0
                ? new NotSshException("the connection was ended before a word of SSH")
                : new NotSshException("what answers there does not speak SSH: "
                        + quoted(HostText.of(line.toByteArray(), line.size())));
    }

    private static boolean isIdentification(byte[] line) {
        if (line.length < START.length) {
            return false;
        }
        for (int i = 0; i < START.length; i++) {
            if (line[i] != START[i]) {
                return false;
            }
        }
        return true;
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "it sends bytes of something else" : "it says \"" + text + "\"";
    }

    /** Somebody else lives there. */
    static final class NotSshException extends IOException {
        NotSshException(String message) {
            super(message);
        }
    }
}
