package dev.rollcall.observation;

import java.time.Duration;

/**
 * One line of what was said on the wire. Never holds a secret.
 *
 * @param at since the start of the look
 * @param bytes the message in lower-case hex where the bytes matter, at most 512 of them; otherwise empty
 */
public record TranscriptLine(Duration at, Direction direction, String text, String bytes) {
    /** Who spoke. */
    public enum Direction {
        SENT,
        RECEIVED,
        NOTE
    }
}
