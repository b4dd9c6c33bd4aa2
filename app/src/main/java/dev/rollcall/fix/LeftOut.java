package dev.rollcall.fix;

/** Why a host is left alone. Keys are the promised reasons. */
public enum LeftOut {
    NOT_APPLICABLE("not-applicable"),
    ALREADY_SO("already-so"),
    /** A group policy decides: what is written locally would be overruled, or come back. */
    SET_BY_POLICY("set-by-policy"),
    /** What answers there may be another machine than the one that is meant. */
    IDENTITY_DOUBTFUL("identity-doubtful"),
    IN_USE("in-use"),
    MAINTENANCE("maintenance"),
    /** Its partner is being worked on, or its role makes it too dear to lose. */
    PAIR_AT_RISK("pair-at-risk"),
    NO_ACCESS("no-access"),
    REFUSED("refused");

    private final String key;

    LeftOut(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
