package dev.rollcall.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The bytes of a vault file, all numbers in network byte order:
 *
 * <pre>
 * 8  "ROLLCALV"          2  version, 1
 * 4  Argon2id memory     4  iterations      4  lanes      16  salt      the parameters
 * 32 proof that the passphrase is right: HMAC-SHA256 of all before it
 * 12 nonce                                                              up to here the header
 * n  body, AES-256-GCM with the header as associated data
 * 32 SHA-256 of all before it: tells a damaged file from a wrong passphrase, and proves nothing else
 * </pre>
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record VaultImage(KeyCost cost, byte[] salt, byte[] proof, byte[] nonce, byte[] body) {
    static final int SALT = 16;
    static final int NONCE = 12;
    private static final int HASH = 32;
    private static final byte[] MAGIC = "ROLLCALV".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int PARAMETERS = MAGIC.length + 2 + 3 * 4 + SALT;
    private static final int HEADER = PARAMETERS + HASH + NONCE;

    /** What can be wrong with a file before any passphrase is tried. */
    static final class UnreadableException extends Exception {
        UnreadableException(String message) {
            super(message);
        }
    }

    static VaultImage of(byte[] file) throws UnreadableException {
        if (file.length == 0) {
            throw new UnreadableException("is empty: it was cut off");
        }
        int known = Math.min(file.length, MAGIC.length);
        if (!Arrays.equals(file, 0, known, MAGIC, 0, known)) {
            throw new UnreadableException("is not a vault");
        }
        int end = file.length - HASH;
        if (end < MAGIC.length + 2 || !Arrays.equals(hash(Arrays.copyOf(file, end)), tail(file, end))) {
            throw new UnreadableException("is damaged: it was cut off or changed");
        }
        ByteBuffer from = ByteBuffer.wrap(file, MAGIC.length, end - MAGIC.length);
        int version = Short.toUnsignedInt(from.getShort());
        if (version != VERSION) {
            throw new UnreadableException(
                    "was written by another version of this program (its form is " + version + ")");
        }
        if (end < HEADER) {
            throw new UnreadableException("is damaged: it was cut off or changed");
        }
        KeyCost cost = new KeyCost(from.getInt(), from.getInt(), from.getInt());
        if (!cost.acceptable()) {
            throw new UnreadableException("asks for more memory or time than any vault of this program needs");
        }
        byte[] salt = bytes(from, SALT);
        byte[] proof = bytes(from, HASH);
        byte[] nonce = bytes(from, NONCE);
        return new VaultImage(cost, salt, proof, nonce, bytes(from, from.remaining()));
    }

    byte[] file() {
        byte[] header = header();
        byte[] content = Arrays.copyOf(header, header.length + body.length);
        System.arraycopy(body, 0, content, header.length, body.length);
        byte[] file = Arrays.copyOf(content, content.length + HASH);
        System.arraycopy(hash(content), 0, file, content.length, HASH);
        return file;
    }

    byte[] header() {
        return ByteBuffer.allocate(HEADER)
                .put(parameters(cost, salt))
                .put(proof)
                .put(nonce)
                .array();
    }

    static byte[] parameters(KeyCost cost, byte[] salt) {
        return ByteBuffer.allocate(PARAMETERS)
                .put(MAGIC)
                .putShort((short) VERSION)
                .putInt(cost.memoryKib())
                .putInt(cost.iterations())
                .putInt(cost.lanes())
                .put(salt)
                .array();
    }

    private static byte[] tail(byte[] file, int from) {
        return Arrays.copyOfRange(file, from, file.length);
    }

    private static byte[] bytes(ByteBuffer from, int count) {
        byte[] bytes = new byte[count];
        from.get(bytes);
        return bytes;
    }

    private static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
