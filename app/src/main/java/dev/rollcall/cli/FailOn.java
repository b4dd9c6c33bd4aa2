package dev.rollcall.cli;

import dev.rollcall.policy.Status;

/** From which status on a host makes {@code check} exit with 1. */
enum FailOn {
    FAIL,
    WARN,
    UNKNOWN,
    NEVER;

    /** @param worst status of any host */
    boolean isReachedBy(Status worst) {
        return switch (this) {
            case FAIL -> worst.compareTo(Status.FAIL) >= 0;
            case WARN -> worst.compareTo(Status.WARN) >= 0;
            case UNKNOWN -> worst.compareTo(Status.UNKNOWN) >= 0;
            case NEVER -> false;
        };
    }
}
