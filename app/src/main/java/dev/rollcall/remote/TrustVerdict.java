package dev.rollcall.remote;

/** Whether a host may be talked to. */
public sealed interface TrustVerdict {
    record Trusted() implements TrustVerdict {}

    /** Never seen before, and nobody has approved it. */
    record NotApproved() implements TrustVerdict {}

    /**
     * Another one was approved before.
     *
     * @param approved the fingerprint that was
     */
    record Changed(String approved) implements TrustVerdict {}
}
