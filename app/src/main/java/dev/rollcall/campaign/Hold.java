package dev.rollcall.campaign;

import java.time.Instant;

/**
 * A change that its host takes back by itself when its time is over.
 *
 * @param until the earliest moment at which it may, by the clock of whoever began it
 * @param confirmed whether the host was told to let it stay, and does
 */
public record Hold(Instant until, boolean confirmed) {
    /** Whether it goes back by itself, and has not yet. */
    public boolean armed(Instant now) {
        return !confirmed && now.isBefore(until);
    }
}
