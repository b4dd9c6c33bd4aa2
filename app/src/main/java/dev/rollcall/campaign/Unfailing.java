package dev.rollcall.campaign;

/** Who only listens can't break what is under way. */
record Unfailing(CampaignListener listener) implements CampaignListener {
    @Override
    public void step(StepRecord step) {
        try {
            listener.step(step);
        } catch (RuntimeException _) {
            // Its own loss: what happened is in the journal.
        }
    }

    @Override
    public void campaign(CampaignRecord campaign) {
        try {
            listener.campaign(campaign);
        } catch (RuntimeException _) {
            // As above.
        }
    }
}
