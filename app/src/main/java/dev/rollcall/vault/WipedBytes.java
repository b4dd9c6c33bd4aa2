package dev.rollcall.vault;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that grow and leave no copy of what they held. For one thread. */
final class WipedBytes implements AutoCloseable {
    private byte[] room = new byte[1024];
    private int length;

    void put(byte[] bytes) {
        if (length + bytes.length > room.length) {
            byte[] larger = Arrays.copyOf(room, Math.max(room.length * 2, length + bytes.length));
            Arrays.fill(room, (byte) 0);
            room = larger;
        }
        System.arraycopy(bytes, 0, room, length, bytes.length);
        length += bytes.length;
    }

    void put(int number) {
        put(ByteBuffer.allocate(4).putInt(number).array());
    }

    /** Lends no copy: the caller overwrites what it gets. */
    byte[] copy() {
        return Arrays.copyOf(room, length);
    }

    @Override
    public void close() {
        Arrays.fill(room, (byte) 0);
        length = 0;
    }
}
