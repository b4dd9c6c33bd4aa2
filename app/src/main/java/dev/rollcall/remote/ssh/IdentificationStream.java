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
        byte[] line = line("");
        String first = HostText.of(line, line.length);
        for (int lines = 1; !isIdentification(line); lines++) {
            if (lines == MOST_LINES || line.length > LONGEST_LINE) {
                throw somethingElse(first);
            }
            line = line(first);
        }
        if (line.length > LONGEST_LINE) {
            // Whoever reads on would read for ever: RFC 4253 gives it 255 bytes.
            throw somethingElse(HostText.of(line, line.length));
        }
        String version = HostText.of(line, line.length);
        if (!version.startsWith("SSH-2.0-") && !version.startsWith("SSH-1.99-")) {
            throw new NotSshException("it speaks no SSH of version 2, which alone is safe: \"" + version + "\"");
        }
        identification = new ByteArrayInputStream(line);
        identified = true;
    }

    /** @param before the first line that came, if any */
    private byte[] line(String before) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (line.size() <= LONGEST_LINE) {
            int next = raw.read();
            if (next < 0) {
                throw ended(before, line);
            }
            line.write(next);
            if (next == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }

    private static NotSshException ended(String before, ByteArrayOutputStream line) {
        return line.size() == 0 && before.isEmpty()
                ? new NotSshException("the connection was ended before a word of SSH")
                : somethingElse(before.isEmpty() ? HostText.of(line.toByteArray(), line.size()) : before);
    }

    private static NotSshException somethingElse(String said) {
        return new NotSshException("what answers there does not speak SSH: "
                + (said.isEmpty() ? "it sends bytes of something else" : "it says \"" + said + "\""));
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

    /** Somebody else lives there. */
    static final class NotSshException extends IOException {
        NotSshException(String message) {
            super(message);
        }
    }
}
