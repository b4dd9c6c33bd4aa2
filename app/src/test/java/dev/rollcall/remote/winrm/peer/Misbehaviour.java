package dev.rollcall.remote.winrm.peer;

/** What a host can do wrong, or refuse. */
public enum Misbehaviour {
    NONE,
    /** Takes connections, and says nothing. */
    SILENT,
    /** Says nothing more after half of its first header. */
    HALF_HEADER,
    /** Says nothing more once it has challenged the client to prove itself. */
    SILENT_AFTER_CHALLENGE,
    /** Says nothing more after half of its first encrypted answer. */
    HALF_SEALED,
    /** Answers the first message with another place to go. */
    REDIRECT,
    /** Redirects before any log-on. */
    REDIRECT_AT_ONCE,
    /** Answers encrypted messages in plain text. */
    PLAIN_REPLY,
    WRONG_SIGNATURE,
    /** Encrypts each answer twice and sends the second, as if one had been taken away. */
    SKIPPED_MESSAGE,
    /** Answers with the number of another request. */
    OTHER_REQUEST,
    /** Answers without end. */
    ENDLESS_BODY,
    /** Elements within elements. */
    DEEP_XML,
    DOCUMENT_TYPE,
    NOT_XML,
    /** Offers only what we don't speak. */
    OTHER_SCHEMES,
    /** Takes no NTLM, by policy. */
    NTLM_FORBIDDEN,
    /** Asks for NTLMv1. */
    WEAK_NTLM,
    /** As a host that wants other encryption: HTTP 500 without a word. */
    EMPTY_ERROR,
    NOT_FOUND,
    NOT_HTTP,
    /** Programs print without end. */
    ENDLESS_OUTPUT,
    /** Programs never end, and print nothing. */
    NEVER_ENDS,
    /** Says nothing more once a program runs. */
    SILENT_RECEIVE,
    /** Programs end before they have read their input. */
    DEAF_PROGRAM,
    /** Forgets a 401 after the log-on was accepted. */
    REFUSED_LATER
}
