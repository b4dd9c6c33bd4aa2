package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.CampaignSummary;
import dev.rollcall.campaign.StepState;
import dev.rollcall.ui.parts.Offstage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Reads the list of campaigns, then counts their hosts. Only what was asked for last is shown. JavaFX thread. */
final class Listing {
    /** So many of the newest campaigns say how their hosts fared: to count them, all that was done to each is read. */
    private static final int COUNTED = 50;

    private final Fixing fixing;
    private final Offstage offstage;
    private final CampaignList list;
    private final Consumer<String> problem;
    private final AtomicLong asked = new AtomicLong();

    Listing(Fixing fixing, Offstage offstage, CampaignList list, Consumer<String> problem) {
        this.fixing = fixing;
        this.offstage = offstage;
        this.list = list;
        this.problem = problem;
    }

    void read() {
        long mine = asked.incrementAndGet();
        offstage.run(() -> fixing.campaigns().all(), all -> listed(mine, all), problem);
    }

    private void listed(long mine, List<CampaignSummary> all) {
        if (newest(mine)) {
            list.show(all);
            offstage.run(() -> counts(mine, all), counts -> counted(mine, counts), problem);
        }
    }

    private void counted(long mine, Map<Long, Map<StepState, Integer>> counts) {
        if (newest(mine)) {
            list.show(counts);
        }
    }

    /** Off the JavaFX thread. Whoever is overtaken reads no more of it. */
    private Map<Long, Map<StepState, Integer>> counts(long mine, List<CampaignSummary> all) {
        Map<Long, Map<StepState, Integer>> counts = new HashMap<>();
        for (CampaignSummary one : all.subList(0, Math.min(all.size(), COUNTED))) {
            if (!newest(mine)) {
                break;
            }
            fixing.campaigns().campaign(one.number()).ifPresent(record -> counts.put(one.number(), record.counts()));
        }
        return counts;
    }

    private boolean newest(long mine) {
        return asked.get() == mine;
    }
}
