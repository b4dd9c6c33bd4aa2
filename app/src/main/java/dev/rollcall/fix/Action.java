package dev.rollcall.fix;

/** What a host script is asked to do. */
public enum Action {
    /** Reads, changes nothing, and says what {@link #APPLY} would change. */
    PLAN("plan"),
    APPLY("apply"),
    /** Puts back what the image says. */
    UNDO("undo"),
    /** Makes a timed change final: takes the armed restore off the host. */
    CONFIRM("confirm");

    private final String key;

    Action(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
