package dev.rollcall.fix;

import dev.rollcall.fix.FixParameter.Form;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.NlaInside;
import java.util.List;
import java.util.Optional;

/** Listeners that talk in another way than clients are allowed to, or than they should. */
public final class SetSecurityLayer implements HostFix {
    private static final String LAYER = "layer";
    private static final FixSheet SHEET = new FixSheet(
            "set-security-layer",
            "Set the security layer",
            "Sets whether the listener talks by TLS, by standard RDP security, or by what client and host agree on.",
            Risk.BRIEF_INTERRUPTION,
            List.of(FixParameter.needed(
                    LAYER, "which security the listener takes", new Form.Choice(List.of("rdp", "negotiate", "tls")))),
            true);

    @Override
    public FixSheet sheet() {
        return SHEET;
    }

    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        Optional<String> layer = settings.text(LAYER);
        if (layer.isPresent() && inside(sight).equals(layer)) {
            return Fit.not(LeftOut.ALREADY_SO, "the security layer is " + layer.get());
        }
        return NlaProofs.policy(sight, "security_layer", "the security layer").orElse(Fit.APPLIES);
    }

    /** That nothing but TLS is taken can't be seen from outside by asking for TLS: there the inside has to say so too. */
    @Override
    public Proof proof(Sight before, Sight after, FixReport report) {
        String wanted = report.changes().stream()
                .filter(change -> change.what().equals("security layer"))
                .map(Change::after)
                .findFirst()
                .orElse("");
        boolean outside = switch (wanted) {
            case "rdp" -> after.code(Check.NLA).equals("rdp-security-only");
            case "negotiate", "tls" -> NlaProofs.byTls(after);
            default -> false;
        };
        Optional<String> inside = inside(after);
        if (outside && inside.isPresent() && !inside.get().equals(wanted)) {
            return new Proof.Missing("the host has its security layer at " + inside.get());
        }
        return NlaProofs.of(outside, after);
    }

    private static Optional<String> inside(Sight sight) {
        return sight.seen(NlaInside.class).map(NlaInside::securityLayer).filter(layer -> !layer.isEmpty());
    }
}
