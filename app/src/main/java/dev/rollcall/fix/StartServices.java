package dev.rollcall.fix;

import dev.rollcall.observation.Check;
import java.util.List;

/** Services that stand still, for whatever reason: started, in the order in which they depend on each other. */
public final class StartServices implements HostFix {
    private static final FixSheet SHEET = new FixSheet(
            "start-service",
            "Start the RDP service",
            "Starts the services of Remote Desktop that stand still, those it rests on first, and lets those that are disabled start"
                    + " again.",
            Risk.HARMLESS,
            List.of(),
            true);

    @Override
    public FixSheet sheet() {
        return SHEET;
    }

    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        return sight.has(Check.SERVICE, "running") ? Fit.not(LeftOut.ALREADY_SO, "the services run") : Fit.APPLIES;
    }

    /** One that had failed, or hung, stands still after it was stopped: that is as much as can be taken back. */
    @Override
    public boolean asBefore(Change first, Change again) {
        boolean start = first.what().startsWith("start of ");
        return HostFix.super.asBefore(first, again)
                || (!start && !first.before().equals("running"));
    }

    @Override
    public Proof proof(Sight before, Sight after, FixReport report) {
        return Proofs.answers(after).orElseGet(() -> Proofs.inside(after, Check.SERVICE, "running", "not-automatic"));
    }
}
