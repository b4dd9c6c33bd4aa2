package dev.rollcall.launch;

import dev.rollcall.campaign.CampaignAccount;
import dev.rollcall.campaign.CampaignListener;
import dev.rollcall.campaign.CampaignOrder;
import dev.rollcall.campaign.CampaignPlan;
import dev.rollcall.campaign.CampaignRecord;
import dev.rollcall.campaign.CampaignRun;
import dev.rollcall.campaign.CampaignSummary;
import dev.rollcall.campaign.Campaigns;
import dev.rollcall.campaign.Care;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Campaigns that other processes can stop, too. */
record StoppableCampaigns(Campaigns campaigns, StopRequests requests) implements Campaigns {
    private static final long EVERY_MILLIS = 500;

    @Override
    public CampaignPlan plan(CampaignOrder order, Collection<Host> hosts, CampaignListener listener)
            throws InputException, InterruptedException {
        return campaigns.plan(order, hosts, listener);
    }

    @Override
    public CampaignPlan planRevert(
            long number, Collection<String> hosts, Care care, String by, CampaignListener listener)
            throws InputException, InterruptedException {
        return campaigns.planRevert(number, hosts, care, by, listener);
    }

    @Override
    public CampaignRun start(CampaignPlan plan, CampaignListener listener) {
        return heeding(campaigns.start(plan, listener));
    }

    @Override
    public CampaignRun resume(long number, String by, CampaignListener listener) throws InputException {
        return heeding(campaigns.resume(number, by, listener));
    }

    @Override
    public CampaignRecord confirm(long number, Collection<String> hosts, String by, CampaignListener listener)
            throws InputException, InterruptedException {
        return campaigns.confirm(number, hosts, by, listener);
    }

    @Override
    public CampaignRecord end(long number, String by) throws InputException {
        return campaigns.end(number, by);
    }

    @Override
    public Optional<CampaignRecord> campaign(long number) {
        return campaigns.campaign(number);
    }

    @Override
    public Optional<CampaignAccount> account(long number) {
        return campaigns.account(number);
    }

    @Override
    public List<CampaignSummary> all() {
        return campaigns.all();
    }

    private CampaignRun heeding(CampaignRun run) {
        // Of an earlier run, which ended before anybody read it.
        Optional<String> _ = requests.taken(run.number());
        CountDownLatch over = new CountDownLatch(1);
        Thread.ofVirtual().name("campaign stop").start(() -> heed(run, over));
        Thread.ofVirtual().name("campaign end").start(() -> {
            try {
                run.await();
            } catch (InterruptedException _) {
                // Nobody has this thread to interrupt it.
            } finally {
                over.countDown();
            }
        });
        return run;
    }

    private void heed(CampaignRun run, CountDownLatch over) {
        try {
            while (!over.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                requests.taken(run.number()).ifPresent(run::stop);
            }
        } catch (InterruptedException _) {
            // Nobody has this thread to interrupt it.
        }
    }
}
