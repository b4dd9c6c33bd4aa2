package dev.rollcall.fix;

/** What a new look says of a fix that was applied. */
public sealed interface Proof {
    /** In one sentence. */
    String words();

    record Verified(String words) implements Proof {}

    /** Not so, or not yet: some things take a moment to be seen. */
    record Missing(String words) implements Proof {}

    /** Made, and without effect until something else is done, which the words say: looking again before that is of no use. */
    record Pending(String words) implements Proof {}
}
