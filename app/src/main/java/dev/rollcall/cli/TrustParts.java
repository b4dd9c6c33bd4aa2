package dev.rollcall.cli;

import dev.rollcall.remote.Introductions;
import dev.rollcall.remote.TrustStore;
import java.util.Optional;

/**
 * What commands about trust work with.
 *
 * @param approved beside the store; need not be there yet
 * @param introductions to hosts, with all ways there are
 */
public record TrustParts(TrustStore approved, Introductions introductions, Question question) {
    /** Asks the person in front of the program. */
    @FunctionalInterface
    public interface Question {
        /** Whether they agree. Empty where nobody can be asked. */
        Optional<Boolean> agreed(String prompt);
    }
}
