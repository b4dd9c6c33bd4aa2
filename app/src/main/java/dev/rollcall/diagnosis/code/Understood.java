package dev.rollcall.diagnosis.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a text named.
 *
 * @param known what is known of it; of a pair, what is known of both together
 * @param extended the second code of a pair or of a dialog, where there is one; then {@code known.code} is the first
 */
public record Understood(KnownCode known, Optional<String> extended) {
    static Understood of(KnownCode known) {
        return new Understood(known, Optional.empty());
    }

    /** A dialog that comes with two codes is that pair, in words. */
    static Understood dialog(KnownCode known) {
        int slash = known.code().indexOf('/');
        return slash < 0
                ? of(known)
                : new Understood(
                        new KnownCode(
                                known.kind(),
                                known.code().substring(0, slash),
                                known.name(),
                                known.meaning(),
                                known.source(),
                                known.points(),
                                known.rulesOut()),
                        Optional.of(known.code().substring(slash + 1)));
    }

    /** Codes whose pair has a line of its own: that tells more, and names both. */
    static Understood pair(KnownCode pair, KnownCode reason, KnownCode extended) {
        return new Understood(
                new KnownCode(
                        CodeKind.PAIR,
                        reason.code(),
                        names(reason, extended),
                        reason.meaning() + "; " + extended.meaning() + ". Together: " + pair.meaning(),
                        pair.source(),
                        pair.points(),
                        pair.rulesOut()),
                Optional.of(extended.code()));
    }

    /** Any other two codes: the second, where it says anything, is the narrower one. */
    static Understood pair(KnownCode reason, KnownCode extended) {
        List<Pointer> points = new ArrayList<>(extended.points());
        if (points.isEmpty()) {
            points.addAll(reason.points());
        }
        List<String> rulesOut = new ArrayList<>(reason.rulesOut());
        rulesOut.addAll(extended.rulesOut());
        return new Understood(
                new KnownCode(
                        CodeKind.PAIR,
                        reason.code(),
                        names(reason, extended),
                        reason.meaning() + "; " + extended.meaning(),
                        reason.source().and(extended.source()),
                        points,
                        rulesOut),
                Optional.of(extended.code()));
    }

    private static String names(KnownCode reason, KnownCode extended) {
        return (reason.name() + " / " + extended.name().split(" ")[0]).strip();
    }
}
