package dev.rollcall.campaign;

import dev.rollcall.fix.Fixes;
import dev.rollcall.host.Host;
import dev.rollcall.inventory.Hosts;
import dev.rollcall.sweep.Judging;
import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.sweep.Sweeper;
import java.util.function.Predicate;

/** What campaigns are put together from. */
public record CampaignParts(Looking looking, Acting acting, Books books, Pace pace) {
    /**
     * How hosts are looked at.
     *
     * @param plan of one look, from outside and inside
     * @param judging of what was written down earlier
     */
    public record Looking(Sweeper sweeper, SweepPlan plan, Judging judging) {}

    /**
     * How hosts are acted on.
     *
     * @param passage whether other hosts are reached through this one, so that nothing may cut it off
     */
    public record Acting(Fixes fixes, HostEntry entry, Predicate<Host> passage) {}

    /** What is kept. */
    public record Books(Journal journal, RoundText rounds, Hosts hosts) {}
}
