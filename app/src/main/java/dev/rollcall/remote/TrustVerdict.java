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
    record Changed(String approved) implements TrustVerdict {
        private static final String NOT_THIS = "not this one, which is revoked";

        static Changed revoked() {
            return new Changed(NOT_THIS);
        }

        /** Whether the one that is shown was taken back for good: approving it changes nothing. */
        public boolean isRevoked() {
            return approved.equals(NOT_THIS);
        }
    }
}
