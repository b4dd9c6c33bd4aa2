package dev.rollcall.fix;

import dev.rollcall.observation.Check;
import java.util.List;

/**
 * Services that hang. Windows keeps the sessions of those who are cut off; xrdp's go on unseen, and no client finds back to them,
 * which is why it counts as ending them. No process is ever killed: TermService shares its own with others.
 */
public final class RestartServices implements HostFix {
    private static final FixSheet SHEET = new FixSheet(
            "restart-service",
            "Restart the RDP service",
            "Stops and starts the services of Remote Desktop in their order: everybody is cut off; sessions on Windows can be"
                    + " taken up again, those of xrdp can't, and what was not saved in them is lost.",
            Risk.ENDS_SESSIONS,
            List.of(),
            false);

    @Override
    public FixSheet sheet() {
        return SHEET;
    }

    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        return sight.has(Check.SERVICE, "disabled")
                ? Fit.not(LeftOut.NOT_APPLICABLE, "the service is disabled: start-service is for that")
                : Fit.APPLIES;
    }

    @Override
    public Proof proof(Sight before, Sight after, FixReport report) {
        return Proofs.answers(after).orElseGet(() -> Proofs.inside(after, Check.SERVICE, "running", "not-automatic"));
    }
}
