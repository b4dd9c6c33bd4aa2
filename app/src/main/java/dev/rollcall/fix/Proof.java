package dev.rollcall.fix;

/** What a new look says of a fix that was applied. */
public sealed interface Proof {
    /** In one sentence. */
    String words();

    record Verified(String words) implements Proof {}

    /** Not so, or not yet: some things take a moment to be seen. */
    record Missing(String words) implements Proof {}
}
