package dev.rollcall.vault;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Characters that must not be seen: never a {@code String}, overwritten when closed, and shown as dots. Safe for many threads.
 */
public final class Secret implements AutoCloseable {
    private final char[] characters;
    private boolean closed;

    private Secret(char[] characters) {
        this.characters = characters;
    }

    /** Takes the array over: the caller no longer uses it. */
    public static Secret takingOver(char[] characters) {
        return new Secret(characters);
    }

    /**
     * Lends a copy of the characters, overwritten afterwards.
     *
     * @throws VaultLockedException after {@link #close()}
     */
    public <T> T with(Function<char[], T> use) {
        char[] copy;
        synchronized (this) {
            if (closed) {
                throw new VaultLockedException();
            }
            copy = characters.clone();
        }
        try {
            return use.apply(copy);
        } finally {
            Arrays.fill(copy, '\0');
        }
    }

    /** As {@link #with}, in UTF-8. */
    public <T> T withUtf8(Function<byte[], T> use) {
        return with(copy -> {
            byte[] room = new byte[copy.length * 3];
            ByteBuffer encoded = ByteBuffer.wrap(room);
            StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .encode(CharBuffer.wrap(copy), encoded, true);
            byte[] bytes = Arrays.copyOf(room, encoded.position());
            try {
                return use.apply(bytes);
            } finally {
                Arrays.fill(room, (byte) 0);
                Arrays.fill(bytes, (byte) 0);
            }
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "••••";
    }
}
