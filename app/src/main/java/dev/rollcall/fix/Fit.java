package dev.rollcall.fix;

/** Whether a fix is for a host, going by what was last seen of it. */
public sealed interface Fit {
    Fit APPLIES = new Applies();

    /** As far as can be told from here: the host itself is asked before anything is done. */
    record Applies() implements Fit {}

    /** @param words why, in one sentence */
    record Not(LeftOut reason, String words) implements Fit {}

    static Fit not(LeftOut reason, String words) {
        return new Not(reason, words);
    }
}
