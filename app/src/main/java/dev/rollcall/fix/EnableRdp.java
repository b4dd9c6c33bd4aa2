package dev.rollcall.fix;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.PolicyObservation;
import java.util.List;
import java.util.Optional;

/**
 * Remote Desktop that is switched off. On Windows {@code Win32_TerminalServiceSetting.SetAllowTSConnections}, with the firewall's
 * exception; on Linux a server that does not start with the host. One that merely stands still is for {@link StartServices}.
 */
public final class EnableRdp implements HostFix {
    private static final FixSheet SHEET = new FixSheet(
            "enable-rdp",
            "Enable Remote Desktop",
            "Lets the host take Remote Desktop connections again, and opens the firewall's own exception for them; on Linux, has"
                    + " the RDP server start with the host.",
            Risk.HARMLESS,
            List.of(),
            true);

    @Override
    public FixSheet sheet() {
        return SHEET;
    }

    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        Optional<PolicyObservation> policy = sight.seen(PolicyObservation.class);
        if (policy.flatMap(PolicyObservation::byPolicy).filter(on -> !on).isPresent()) {
            return Fit.not(LeftOut.SET_BY_POLICY, "a group policy disables Remote Desktop");
        }
        boolean enabled = policy.flatMap(PolicyObservation::enabled).orElse(false);
        return enabled && sight.has(Check.SERVICE, "running")
                ? Fit.not(LeftOut.ALREADY_SO, "Remote Desktop is enabled")
                : Fit.APPLIES;
    }

    @Override
    public Proof proof(Sight before, Sight after, FixReport report) {
        return Proofs.answers(after).orElseGet(() -> Proofs.inside(after, Check.POLICY, "enabled", "set-by-policy"));
    }
}
