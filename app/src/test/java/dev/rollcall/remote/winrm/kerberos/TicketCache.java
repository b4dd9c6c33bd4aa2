package dev.rollcall.remote.winrm.kerberos;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A file of tickets (MIT's ccache, version 4). */
final class TicketCache {
    private static final int DAY = (int) Duration.ofDays(1).toSeconds();

    private TicketCache() {}

    /** Makes its tickets two days older: the times of each stand as four numbers side by side, the first and second alike. */
    static void age(Path cache) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(cache));
        int now = (int) Instant.now().getEpochSecond();
        int aged = 0;
        for (int at = 0; at + 16 <= bytes.capacity(); at++) {
            int begun = bytes.getInt(at);
            boolean isTime = Math.abs(begun - now) < 600 && bytes.getInt(at + 4) == begun;
            // Whoever asks says until when, and whoever answers from when: a second may have passed in between.
            if (isTime && Math.abs(bytes.getInt(at + 8) - begun - DAY / 2) < 60) {
                bytes.putInt(at, begun - 2 * DAY)
                        .putInt(at + 4, begun - 2 * DAY)
                        .putInt(at + 8, begun - 2 * DAY + DAY / 2);
                aged++;
            }
        }
        if (aged == 0) {
            throw new IOException("no ticket in " + cache);
        }
        Files.write(cache, bytes.array());
    }
}
