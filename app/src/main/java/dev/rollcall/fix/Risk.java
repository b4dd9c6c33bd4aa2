package dev.rollcall.fix;

/** The worst that a fix does to people on a host, least first. */
public enum Risk {
    /** Nobody notices. */
    HARMLESS("harmless"),
    /** People who are connected are cut off for moments; their sessions go on. */
    BRIEF_INTERRUPTION("brief interruption"),
    /** Sessions end, and with them what was not saved. */
    ENDS_SESSIONS("ends sessions"),
    RESTARTS_HOST("restarts the host");

    private final String words;

    Risk(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Whether somebody who is working on the host would notice. */
    public boolean disturbs() {
        return this != HARMLESS;
    }
}
