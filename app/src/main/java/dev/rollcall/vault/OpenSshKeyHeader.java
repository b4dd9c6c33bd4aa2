package dev.rollcall.vault;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The open part of an OpenSSH private key (PROTOCOL.key of OpenSSH), which holds nothing secret.
 *
 * @param algorithm as in its public key
 * @param rounds of bcrypt; 0 where it is not locked
 */
record OpenSshKeyHeader(boolean locked, String algorithm, long rounds) {
    private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NAME = 100;

    /** {@code ssh-keygen} uses 24 unless told otherwise; each costs milliseconds. */
    private static final int MOST_ROUNDS = 2000;

    /** Empty where it is cut off, or something else. */
    static Optional<OpenSshKeyHeader> of(char[] text) {
        byte[] decoded = new byte[0];
        try {
            decoded = decoded(text);
            ByteBuffer in = ByteBuffer.wrap(decoded);
            byte[] magic = new byte[MAGIC.length];
            in.get(magic);
            if (!Arrays.equals(magic, MAGIC)) {
                return Optional.empty();
            }
            String cipher = name(in);
            ByteBuffer unused = part(in);
            ByteBuffer options = part(in);
            int keys = in.getInt();
            String algorithm = name(part(in));
            boolean locked = !cipher.equals("none");
            if (keys != 1 || unused.remaining() > LONGEST_NAME) {
                return Optional.empty();
            }
            return Optional.of(new OpenSshKeyHeader(locked, algorithm, locked ? rounds(options) : 0));
        } catch (BufferUnderflowException | IllegalArgumentException _) {
            return Optional.empty();
        } finally {
            Arrays.fill(decoded, (byte) 0);
        }
    }

    /** Why it can't be used, as it follows the file's name. */
    Optional<String> problem() {
        if (algorithm.startsWith("sk-")) {
            return Optional.of("belongs to a security key that must be touched: use --kind ssh-agent");
        }
        if (algorithm.equals("ssh-dss")) {
            return SshKeyForm.DSA.problem();
        }
        if (rounds > MOST_ROUNDS) {
            return Optional.of("asks for " + rounds + " rounds of bcrypt: lock it with at most " + MOST_ROUNDS
                    + " (ssh-keygen -p -a 100)");
        }
        return Optional.empty();
    }

    private static byte[] decoded(char[] text) {
        byte[] base64 = new byte[text.length];
        int length = 0;
        int at = next(text, 0);
        while (at < text.length && text[at] != '-') {
            int end = next(text, at);
            for (; at < end; at++) {
                if (text[at] > ' ' && text[at] < 127) {
                    base64[length++] = (byte) text[at];
                }
            }
        }
        byte[] exact = Arrays.copyOf(base64, length);
        try {
            return Base64.getDecoder().decode(exact);
        } finally {
            Arrays.fill(base64, (byte) 0);
            Arrays.fill(exact, (byte) 0);
        }
    }

    /** Where the next line begins. */
    private static int next(char[] text, int from) {
        int at = from;
        while (at < text.length && text[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, text.length);
    }

    private static long rounds(ByteBuffer options) {
        part(options);
        return Integer.toUnsignedLong(options.getInt());
    }

    private static String name(ByteBuffer in) {
        ByteBuffer part = part(in);
        byte[] bytes = new byte[Math.min(part.remaining(), LONGEST_NAME)];
        part.get(bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static ByteBuffer part(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer part = in.slice(in.position(), length);
        in.position(in.position() + length);
        return part;
    }
}
