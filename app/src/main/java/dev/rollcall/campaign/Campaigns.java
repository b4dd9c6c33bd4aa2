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
    CampaignRun resume(long number, String by, CampaignListener listener) throws InputException;

    /**
     * Lets a change stay that its hosts would take back by themselves: logs on to each and tells it so. A host that can't be told,
     * or has taken it back already, is no error: its step says so. Also while the campaign runs.
     *
     * @param hosts empty for all that were verified, and not taken back or confirmed since
     * @return the campaign as it is then
     * @throws InputException where there is no such campaign, it has no time, or on one of these hosts there is nothing to confirm
     */
    CampaignRecord confirm(long number, Collection<String> hosts, String by, CampaignListener listener)
            throws InputException, InterruptedException;

    /** Ends one that was interrupted, so that it is not gone on with. */
    CampaignRecord end(long number, String by) throws InputException;

    Optional<CampaignRecord> campaign(long number);

    /** The same with all that its journal knows: how hosts were seen before and after, and when what was done. */
    Optional<CampaignAccount> account(long number);

    /** The newest first. Quick, however many hosts they had: so nothing is said of their hosts, nor of their chains. */
    List<CampaignSummary> all();
}
