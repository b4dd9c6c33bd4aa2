package dev.rollcall.fix;

import dev.rollcall.fix.FixParameter.Form;
import dev.rollcall.observation.Check;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A test of whether NLA is what keeps people out. It ends by itself: the host is told to put NLA back before it is told to do
 * without, and does so whatever becomes of this program. {@link Action#CONFIRM} lets the change stay, {@link Action#UNDO} ends the
 * test early.
 */
public final class DisableNla implements HostFix {
    private static final FixSheet SHEET = new FixSheet(
            "disable-nla",
            "Do without NLA for a while",
            "Lets clients in without NLA for so long, as a test; the host puts NLA back by itself when the time is over.",
            Risk.BRIEF_INTERRUPTION,
            List.of(FixParameter.needed(
                    "for",
                    "how long, until the host puts NLA back",
                    new Form.Span(Duration.ofSeconds(5), Duration.ofHours(24)))),
            true);

    @Override
    public FixSheet sheet() {
        return SHEET;
    }

    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        if (NlaProofs.lets(sight) || sight.has(Check.NLA, "rdp-security-only")) {
            return Fit.not(LeftOut.ALREADY_SO, "NLA is not required");
        }
        return NlaProofs.policy(sight, "required", "whether NLA is required").orElse(Fit.APPLIES);
    }

    @Override
    public Optional<Duration> holds(FixSettings settings) {
        return settings.number("for").map(Duration::ofSeconds);
    }

    /** Windows goes on taking NLA from clients that offer it: what counts is that TLS alone gets in. */
    @Override
    public Proof proof(Sight before, Sight after, FixReport report) {
        return NlaProofs.of(NlaProofs.lets(after), after);
    }
}
