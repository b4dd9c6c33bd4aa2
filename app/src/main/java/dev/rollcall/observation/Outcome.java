package dev.rollcall.observation;

/** How one look of one probe ended. */
public sealed interface Outcome {
    /** The probe learnt something, good or bad. */
    record Seen(Observation observation) implements Outcome {}

    /** It was wanted but could not be learnt. */
    record Missing(Reason reason, String detail) implements Outcome {}

    /** Not asked for, or does not apply to this host; {@code why} in a few words. */
    record Skipped(String why) implements Outcome {}

    /** Our own program failed: never the host's fault, and shown as such. */
    record Defect(String message) implements Outcome {}

    /** Why nothing could be learnt. */
    enum Reason {
        /** A check that this one depends on failed. */
        NOT_REACHED,
        /** Nothing to log on with. */
        NO_CREDENTIAL,
        /** The account may not see it. */
        ACCESS_DENIED,
        /** The host has no way to tell, or told it in a form that this program can't read. */
        NOT_LEARNT,
        /** The host's deadline passed. */
        TIMED_OUT,
        /** The person in front of the program stopped the round. */
        CANCELLED,
        /** This computer ran out of something: file descriptors, ports, memory. */
        LOCAL_LIMIT
    }
}
