package dev.rollcall.fix;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.FirewallObservation;
import dev.rollcall.observation.FirewallObservation.Effect;
import dev.rollcall.policy.Status;
import java.util.List;
import java.util.Optional;

/** The host's own firewall, for the listener's port and nothing else, and for the networks that are said. */
public final class OpenFirewall implements HostFix {
    private static final String LOCAL = "local";
    private static final FixParameter FROM = FixParameter.usually(
            "from",
            "who may connect: networks such as 10.1.0.0/16, separated by commas; local for the host's own networks, any for"
                    + " everybody",
            new FixParameter.Form.Networks(),
            LOCAL);
    private static final FixSheet SHEET = new FixSheet(
            "open-firewall",
            "Open the firewall",
            "Has the host's own firewall let clients from the given networks through to the Remote Desktop port, and nobody else.",
            Risk.HARMLESS,
            List.of(FROM),
            true);

    @Override
    public FixSheet sheet() {
        return SHEET;
    }

    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        String from = settings.text(FROM.key()).orElse(LOCAL);
        Optional<FirewallObservation> seen = sight.seen(FirewallObservation.class);
        if (seen.flatMap(FirewallObservation::fromAnywhere).orElse(false)) {
            return Fit.not(LeftOut.ALREADY_SO, "the firewall lets everybody through");
        }
        boolean allowed =
                seen.filter(firewall -> firewall.effect() == Effect.ALLOWED).isPresent();
        return allowed && from.equals(LOCAL) && sight.status(Check.PORT) == Status.OK
                ? Fit.not(LeftOut.ALREADY_SO, "the firewall lets us through")
                : Fit.APPLIES;
    }

    @Override
    public Proof proof(Sight before, Sight after, FixReport report) {
        return Proofs.answers(after).orElseGet(() -> Proofs.inside(after, Check.FIREWALL, "allowed", "wide-open"));
    }
}
