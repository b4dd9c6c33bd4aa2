package dev.rollcall.campaign;

/** Where one host of a campaign is. Keys are promised. */
public enum StepState {
    PLANNED("planned"),
    /** For people to leave, or for a window of maintenance to open. */
    WAITING("waiting"),
    RUNNING("running"),
    /** The host says that it is done; nobody has looked yet, or it takes effect later. */
    APPLIED("applied"),
    /** A new look says so too. */
    VERIFIED("verified"),
    FAILED("failed"),
    UNDONE("undone"),
    /** It was begun, and nobody knows how it ended. */
    IN_DOUBT("in-doubt"),
    LEFT_OUT("left-out");

    private final String key;

    StepState(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    /** Whether nothing more happens to it in this campaign. */
    public boolean ended() {
        return switch (this) {
            case VERIFIED, FAILED, UNDONE, LEFT_OUT -> true;
            case PLANNED, WAITING, RUNNING, APPLIED, IN_DOUBT -> false;
        };
    }
}
