package dev.rollcall.campaign;

/** Where a campaign is. Keys are promised. */
public enum CampaignState {
    PLANNED("planned"),
    RUNNING("running"),
    PAUSED("paused"),
    /** By a person, or by its own gate. */
    STOPPED("stopped"),
    /** The program ended while it ran. */
    INTERRUPTED("interrupted"),
    FINISHED("finished");

    private final String key;

    CampaignState(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    /** Whether it can be gone on with. */
    public boolean open() {
        return this == STOPPED || this == INTERRUPTED || this == PAUSED;
    }
}
