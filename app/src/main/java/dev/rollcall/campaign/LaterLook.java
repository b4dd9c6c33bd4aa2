package dev.rollcall.campaign;

import dev.rollcall.fix.Proof;
import dev.rollcall.fix.Sight;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Status;

/** A host on which a change was made that takes effect later: looked at again. Nothing more is done to it. */
record LaterLook(Turn turn, Kept kept) {
    void look() throws InterruptedException {
        turn.show("being looked at again");
        Proven proven = Evidence.of(turn, kept, turn.look()).await();
        if (proven.proof() instanceof Proof.Missing(String words) && !seen(proven.after())) {
            // It may be restarting right now.
            String still = "it could not be looked at well enough: " + words + "; look again later";
            turn.proved(new Proven(new Proof.Pending(still), proven.after()), "");
        } else {
            turn.proved(proven, "it was made, but a new look does not show it: ");
        }
    }

    private boolean seen(Sight sight) {
        return sight.inside()
                && sight.status(Check.PORT) != Status.FAIL
                && sight.status(Check.PORT) != Status.UNKNOWN
                && Identity.doubt(turn.host(), sight, "").isEmpty();
    }
}
