package dev.rollcall.policy;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Facts that a script could not have. Why is in words that the scripts and this program agree on. */
final class Unlearnt {
    private Unlearnt() {}

    /** What to say of a check whose main fact is among the missing ones. */
    static Optional<Remark> of(String fact, Map<String, String> missing) {
        return Optional.ofNullable(missing.get(fact)).map(Unlearnt::remark);
    }

    private static Remark remark(String why) {
        String words = why.toLowerCase(Locale.ROOT);
        return words.startsWith("needs root") || words.startsWith("access denied")
                ? new Remark(Code.ACCESS_DENIED, words)
                : new Remark(Code.NOT_LEARNT, why.isEmpty() ? "could not be learnt" : why);
    }
}
