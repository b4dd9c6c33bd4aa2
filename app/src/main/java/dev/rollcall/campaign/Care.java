package dev.rollcall.campaign;

import java.time.Duration;

/**
 * How carefully a campaign goes about it.
 *
 * @param inUse what to do with hosts that people work on, where the fix would disturb them
 * @param idleWithin how long to wait for people to leave, for {@link InUse#WAIT}
 * @param message to people on hosts that are waited for; empty for none
 * @param atOnce how many hosts are worked on at a time at most
 */
public record Care(Waves waves, Gate gate, InUse inUse, Duration idleWithin, String message, int atOnce) {
    public static final Care USUAL = new Care(Waves.USUAL, Gate.USUAL, InUse.LEAVE_OUT, Duration.ofMinutes(30), "", 50);

    /** What to do with hosts that people work on. */
    public enum InUse {
        LEAVE_OUT,
        WAIT,
        GO_ON
    }
}
