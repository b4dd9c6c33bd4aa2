package dev.rollcall.observation;

import java.util.List;
import java.util.Optional;

/**
 * How the host could be logged on to.
 *
 * @param credential its name; empty where nothing was sent
 * @param chosenBy why this credential, in a few words, e.g. the query that binds it
 * @param tried in the order in which they were
 * @param through the jump host that it was reached through, where there is one
 */
public record AccessObservation(String credential, String chosenBy, List<Attempt> tried, Optional<Through> through)
        implements Observation {
    public AccessObservation {
        tried = List.copyOf(tried);
    }

    /** Reached directly. */
    public AccessObservation(String credential, String chosenBy, List<Attempt> tried) {
        this(credential, chosenBy, tried, Optional.empty());
    }

    /**
     * A host on the way to another.
     *
     * @param credential its name; {@code chosenBy} as for the host itself
     * @param result granted, or why it could not be passed
     * @param detail one line for people, without secrets; empty where it was passed
     */
    public record Through(String host, int port, String credential, String chosenBy, Result result, String detail) {}

    /**
     * One way that was tried.
     *
     * @param transport as JSON names it, e.g. {@code ssh}
     * @param detail one line for people, without secrets; empty where it worked
     */
    public record Attempt(String transport, int port, Result result, String detail) {}

    /** How an attempt ended. */
    public enum Result {
        GRANTED,
        /** No connection: filtered, no route. */
        NOT_REACHED,
        /** Nothing answers there, or something else. */
        REFUSED,
        /** The host's key or certificate is not approved, or has changed. */
        UNTRUSTED,
        CREDENTIAL_REFUSED,
        /** Nothing could be sent: unreadable key, wrong passphrase, expired ticket. */
        CREDENTIAL_UNUSABLE,
        /** Logged on, but the account may not use this way in. */
        ACCESS_DENIED,
        TIMED_OUT,
        /** The host broke its protocol. */
        FAILED
    }
}
