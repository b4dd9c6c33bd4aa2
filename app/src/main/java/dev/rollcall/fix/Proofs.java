package dev.rollcall.fix;

import dev.rollcall.observation.Check;
import dev.rollcall.policy.Status;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What most fixes want to see before they count as verified. */
final class Proofs {
    private Proofs() {}

    /** Empty where Remote Desktop answers from outside; otherwise that it does not. */
    static Optional<Proof> answers(Sight after) {
        return Stream.of(Check.PORT, Check.NLA)
                .filter(check -> bad(after, check))
                .findFirst()
                .<Proof>map(check -> new Proof.Missing(check.title() + ": " + after.summary(check)));
    }

    /** Empty where Remote Desktop answers from outside as well as it did before; otherwise what is worse. */
    static Optional<Proof> worse(Sight before, Sight after) {
        return Stream.of(Check.PORT, Check.NLA, Check.CERTIFICATE)
                .filter(check -> bad(after, check) && !bad(before, check))
                .findFirst()
                .<Proof>map(check -> new Proof.Missing(
                        check.title() + ": " + after.summary(check) + ", was " + before.summary(check)));
    }

    private static boolean bad(Sight sight, Check check) {
        return sight.status(check) == Status.FAIL || sight.status(check) == Status.UNKNOWN;
    }

    /** Verified where a check of the inside, if it could be looked at, has one of these codes. */
    static Proof inside(Sight after, Check check, String... codes) {
        String summary = check.title() + ": " + after.summary(check);
        boolean notSeen = switch (after.status(check)) {
            case SKIPPED, UNKNOWN -> true;
            case OK, WARN, FAIL -> false;
        };
        return notSeen || Set.of(codes).contains(after.code(check))
                ? new Proof.Verified(seen(after) + (notSeen ? "" : ", " + summary))
                : new Proof.Missing(summary);
    }

    /** What was seen from outside, in a few words. */
    static String seen(Sight after) {
        return Stream.of(Check.PORT, Check.NLA, Check.CERTIFICATE)
                .filter(check -> after.status(check) != Status.SKIPPED)
                .map(check -> check.title() + ": " + after.summary(check))
                .collect(Collectors.joining(", "));
    }
}
