package dev.rollcall.probe.rdp;

import java.nio.ByteBuffer;

/** One value after the other out of a DER encoding (X.690), as far as CredSSP needs it: short tags, definite lengths. */
final class Der {
    static final int SEQUENCE = 0x30;
    static final int OCTETS = 0x04;
    static final int INTEGER = 0x02;
    static final int CONTEXT = 0xA0;

    private static final int LONG_FORM = 0x80;
    private static final int MOST_LENGTH_BYTES = 3;

    private final ByteBuffer rest;

    Der(ByteBuffer content) {
        this.rest = content;
    }

    /** How many bytes the value at the start has in all, from as many as have come so far: 0 = can't say yet. */
    static int wholeLength(byte[] bytes, int count) throws MalformedException {
        if (count < 2) {
            return 0;
        }
        int first = bytes[1] & 0xFF;
        if (first < LONG_FORM) {
            return 2 + first;
        }
        int lengthBytes = first - LONG_FORM;
        if (lengthBytes == 0 || lengthBytes > MOST_LENGTH_BYTES) {
            throw new MalformedException("length of " + lengthBytes + " bytes");
        }
        if (count < 2 + lengthBytes) {
            return 0;
        }
        int length = 0;
        for (int at = 0; at < lengthBytes; at++) {
            length = (length << 8) | (bytes[2 + at] & 0xFF);
        }
        return 2 + lengthBytes + length;
    }

    boolean hasMore() {
        return rest.hasRemaining();
    }

    int nextTag() {
        return rest.hasRemaining() ? rest.get(rest.position()) & 0xFF : -1;
    }

    /** The content of the next value, which has to have this tag. */
    ByteBuffer content(int tag) throws MalformedException {
        if (nextTag() != tag) {
            throw new MalformedException("tag " + nextTag() + " in place of " + tag);
        }
        return next();
    }

    Der inside(int tag) throws MalformedException {
        return new Der(content(tag));
    }

    /** Up to four bytes, big-endian, two's complement. */
    int integer() throws MalformedException {
        ByteBuffer content = content(INTEGER);
        if (!content.hasRemaining() || content.remaining() > Integer.BYTES + 1) {
            throw new MalformedException("integer of " + content.remaining() + " bytes");
        }
        int value = content.get();
        while (content.hasRemaining()) {
            value = (value << 8) | (content.get() & 0xFF);
        }
        return value;
    }

    ByteBuffer next() throws MalformedException {
        byte[] head = new byte[Math.min(2 + MOST_LENGTH_BYTES, rest.remaining())];
        rest.get(rest.position(), head);
        int whole = wholeLength(head, head.length);
        if (whole == 0 || whole > rest.remaining()) {
            throw new MalformedException("value cut short");
        }
        int header = headerLength(head);
        ByteBuffer content = rest.slice(rest.position() + header, whole - header);
        rest.position(rest.position() + whole);
        return content;
    }

    private static int headerLength(byte[] head) {
        int first = head[1] & 0xFF;
        return first < LONG_FORM ? 2 : 2 + first - LONG_FORM;
    }
}
