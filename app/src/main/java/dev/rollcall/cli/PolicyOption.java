package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import dev.rollcall.policy.Policy;
import dev.rollcall.policy.PolicyFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The policy of a command line; what is wrong with one is said with its option. */
final class PolicyOption {
    private PolicyOption() {}

    /** The usual one where {@code --policy} isn't said. */
    static Policy read(@Nullable Path file) throws InputException {
        if (file == null) {
            return Policy.DEFAULT;
        }
        try {
            return PolicyFile.read(file);
        } catch (InputException wrong) {
            throw new InputException(
                    "--policy " + wrong.getMessage() + "; README shows what a policy file can say", wrong);
        }
    }
}
