package dev.rollcall.fix;

import dev.rollcall.observation.ServiceObservation;
import java.util.List;

/** Listeners that let people see a logon screen before they have proved who they are. */
public final class RequireNla implements HostFix {
    private static final FixSheet SHEET = new FixSheet(
            "require-nla",
            "Require NLA",
            "Has the listener turn away whoever does not prove who he is before the session begins (NLA).",
            Risk.BRIEF_INTERRUPTION,
            List.of(),
            true);

    @Override
    public FixSheet sheet() {
        return SHEET;
    }

    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        if (NlaProofs.requires(sight)) {
            return Fit.not(LeftOut.ALREADY_SO, "NLA is required");
        }
        if (sight.seen(ServiceObservation.class)
                .filter(seen -> seen.server().equals("xrdp"))
                .isPresent()) {
            return Fit.not(LeftOut.NOT_APPLICABLE, "xrdp knows no NLA");
        }
        return NlaProofs.policy(sight, "required", "whether NLA is required").orElse(Fit.APPLIES);
    }

    /** A listener that takes NLA may take less: what counts is that it turns away a client which knows TLS alone. */
    @Override
    public Proof proof(Sight before, Sight after, FixReport report) {
        return NlaProofs.of(NlaProofs.requires(after), after);
    }
}
