package dev.rollcall.fix;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.NlaInside;
import java.util.Optional;

/** What fixes of the listener's security have in common when they read what was seen. */
final class NlaProofs {
    private NlaProofs() {}

    /** That a group policy decides this setting, where that was seen from inside. */
    static Optional<Fit> policy(Sight sight, String setting, String title) {
        return sight.seen(NlaInside.class)
                .filter(inside -> "policy".equals(inside.setBy().get(setting)))
                .map(_ -> Fit.not(LeftOut.SET_BY_POLICY, "a group policy decides " + title));
    }

    /** Whether the listener talks by TLS, with NLA or without. */
    static boolean byTls(Sight sight) {
        return requires(sight) || lets(sight);
    }

    /** Whether a client without NLA was seen to be turned away. */
    static boolean requires(Sight sight) {
        return sight.code(Check.NLA).equals("required");
    }

    /** Whether a client without NLA was seen to be let in, by TLS. */
    static boolean lets(Sight sight) {
        return sight.code(Check.NLA).equals("optional") || sight.code(Check.NLA).equals("off");
    }

    static Proof of(boolean proved, Sight after) {
        String words = Proofs.seen(after);
        return proved ? new Proof.Verified(words) : new Proof.Missing(words);
    }
}
