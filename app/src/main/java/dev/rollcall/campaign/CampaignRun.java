package dev.rollcall.campaign;

/** A campaign under way. Safe for use from any thread. */
public interface CampaignRun {
    /** Its number in the journal. */
    long number();

    /**
     * Begins no more hosts until {@link #goOn}; those under way come to their end.
     *
     * @param by who wants it: account and computer
     */
    void pause(String by);

    void goOn(String by);

    /** Begins no more hosts; those under way come to their end, and then so does the campaign. */
    void stop(String by);

    /** Waits for the end. Never on the JavaFX thread. */
    CampaignRecord await() throws InterruptedException;
}
