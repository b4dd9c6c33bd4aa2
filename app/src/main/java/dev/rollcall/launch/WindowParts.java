package dev.rollcall.launch;

import dev.rollcall.campaign.Campaigns;
import dev.rollcall.cli.Who;
import dev.rollcall.fix.Fixes;
import dev.rollcall.host.InputException;
import dev.rollcall.policy.Judge;
import dev.rollcall.policy.Policy;
import dev.rollcall.store.Store;
import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.ui.Demo;
import dev.rollcall.ui.Desk;
import dev.rollcall.ui.Keeping;
import dev.rollcall.ui.fixes.Fixing;
import dev.rollcall.ui.importing.InventoryLists;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What one window works with: its store, its vault, locked at first, and whom it trusts. */
record WindowParts(Wiring wiring, String label, Store store, WindowVault vault, WindowTrust trust, StopRequests stops)
        implements AutoCloseable {

    /** @param named the folder of the store, where it isn't the platform's own */
    static WindowParts open(Wiring wiring, Optional<String> named) throws InputException {
        WindowTrust trust = wiring.windowTrust(named);
        Store store = wiring.store(named);
        try {
            WindowVault vault = wiring.windowVault(named, trust, store.hosts());
            return new WindowParts(wiring, named.orElse("local"), store, vault, trust, wiring.stopRequests(named));
        } catch (InputException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    Desk desk(SweepPlan plan, Demo demo) {
        Judge judge = new Judge(Policy.DEFAULT);
        Clock clock = wiring.clock();
        return new Desk(
                new Keeping(
                        new Keeping.Entries(store.hosts(), store.gateways()),
                        store.rounds(),
                        store.settings(),
                        label,
                        vault,
                        trust,
                        fixing(plan)),
                wiring.sweeper(Policy.DEFAULT, store.rounds(), wiring.insideLooks(vault, trust, store.hosts())),
                plan,
                round -> judge.judge(round, Instant.now(clock)),
                new InventoryLists(),
                demo,
                clock);
    }

    Fixing fixing(SweepPlan plan) {
        Campaigns campaigns = wiring.campaigns(
                store,
                Policy.DEFAULT,
                plan,
                wiring.insideLooks(vault, trust, store.hosts()),
                wiring.entry(vault, trust, store.hosts()));
        return new Fixing(new StoppableCampaigns(campaigns, stops), Fixes.standard(), Who.here());
    }

    @Override
    public void close() {
        vault.close();
        store.close();
    }
}
