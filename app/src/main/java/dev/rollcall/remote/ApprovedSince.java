package dev.rollcall.remote;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When a line of a file was written, as its last word: a comment to every other program. */
final class ApprovedSince {
    private static final String BEFORE = "approved:";

    private ApprovedSince() {}

    static String word(Instant now) {
        return BEFORE + now.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Empty for a word that tells nothing of it. */
    static Optional<Instant> of(String word) {
        try {
            return word.startsWith(BEFORE)
                    ? Optional.of(Instant.parse(word.substring(BEFORE.length())))
                    : Optional.empty();
        } catch (DateTimeException cutOff) {
            return Optional.empty();
        }
    }
}
