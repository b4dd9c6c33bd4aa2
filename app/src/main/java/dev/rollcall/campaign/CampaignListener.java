package dev.rollcall.campaign;

/** Hears how a plan or a campaign goes, on its own threads: several at a time, so whoever listens guards its state. */
public interface CampaignListener {
    /** One host was planned, or got further. */
    default void step(StepRecord step) {}

    /** The campaign itself got further. The steps in it are as they are now. */
    default void campaign(CampaignRecord campaign) {}
}
