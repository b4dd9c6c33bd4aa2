package dev.rollcall.fix;

import dev.rollcall.remote.Script;
import dev.rollcall.remote.Script.Language;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A fix that is made on the host, by a script that is run there. */
public non-sealed interface HostFix extends Fix {
    /** The script for such hosts; empty where the fix means nothing there. */
    default Optional<Script> script(Language language) {
        return FixScripts.of(id(), language);
    }

    /** What scripts of such hosts are told of what was said: no secret goes where it is of no use. */
    default FixSettings settings(FixSettings said, Language language) {
        return said;
    }

    /** The keys of those parameters that are scripts of the operator's own, in the order in which they are to be read. */
    default List<String> ownScripts() {
        return List.of();
    }

    /**
     * Whether it touches nothing but what it is aimed at, such as one session: whoever else works on the host notices nothing, for
     * all its risk.
     */
    default boolean sparesOthers() {
        return false;
    }

    /**
     * How long what it does lasts: then the host takes it back by itself, unless it was told to {@link Action#CONFIRM} it. Empty
     * where it stays.
     */
    default Optional<Duration> holds(FixSettings settings) {
        return Optional.empty();
    }

    /**
     * Whether it worked, going by a new look, and not by what the script said of itself. Asked again with newer looks while it is
     * {@link Proof.Missing}.
     *
     * @param before as the host was seen right before it was applied
     * @param after as it is seen now
     * @param report what the script said when it was applied
     */
    Proof proof(Sight before, Sight after, FixReport report);

    /**
     * Whether one thing is as it was, after this was taken back: what a plan says of it is the proof of that.
     *
     * @param first what the plan said before it was applied
     * @param again what a plan says of the same thing now
     */
    default boolean asBefore(Change first, Change again) {
        return first.before().equals(again.before());
    }

    /** Whether a plan tells how the host is; without, what was taken back can't be proved by asking again. */
    default boolean planTells() {
        return true;
    }
}
