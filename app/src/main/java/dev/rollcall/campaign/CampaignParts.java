package dev.rollcall.campaign;

import dev.rollcall.fix.Fixes;
import dev.rollcall.inventory.Hosts;
import dev.rollcall.sweep.Judging;
import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.sweep.Sweeper;

/** What campaigns are put together from. */
public record CampaignParts(Looking looking, Acting acting, Books books, Pace pace) {
    /**
     * How hosts are looked at.
     *
     * @param plan of one look, from outside and inside
     * @param judging of what was written down earlier
     */
    public record Looking(Sweeper sweeper, SweepPlan plan, Judging judging) {}

    /** How hosts are acted on. */
    public record Acting(Fixes fixes, HostEntry entry) {}

    /** What is kept. */
    public record Books(Journal journal, RoundText rounds, Hosts hosts) {}
}
