package dev.rollcall.campaign;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Bulk fixes: plans them, runs them, and knows what was done. Safe for use from any thread. */
public interface Campaigns {
    /**
     * Looks at each host, asks it what would change, and changes nothing.
     *
     * @throws InputException where there is no such fix, or its parameters can't be
     */
    CampaignPlan plan(CampaignOrder order, Collection<Host> hosts, CampaignListener listener)
            throws InputException, InterruptedException;

    /**
     * What would take a campaign back, for all its hosts that were changed or in doubt, or those of them named.
     *
     * @param hosts empty for all
     * @throws InputException where there is no such campaign, it is still running, or it can't be taken back
     */
    CampaignPlan planRevert(long number, Collection<String> hosts, Care care, String by, CampaignListener listener)
            throws InputException, InterruptedException;

    /** Writes a plan to the journal and begins. */
    CampaignRun start(CampaignPlan plan, CampaignListener listener);

    /**
     * Goes on with one that was stopped or interrupted: looks at what is in doubt first, and repeats nothing blindly.
     *
     * @throws InputException where there is no such campaign, or nothing to go on with
     */
    CampaignRun resume(long number, CampaignListener listener) throws InputException;

    /** Ends one that was interrupted, so that it is not gone on with. */
    CampaignRecord end(long number, String by) throws InputException;

    Optional<CampaignRecord> campaign(long number);

    /** The same with all that its journal knows: how hosts were seen before and after, and when what was done. */
    Optional<CampaignAccount> account(long number);

    /** The newest first, without their steps. */
    List<CampaignRecord> all();
}
