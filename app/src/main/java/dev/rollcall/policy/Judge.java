package dev.rollcall.policy;

import dev.rollcall.observation.Round;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Judges everything seen of one host. Pure: the same round, policy and time always give the same verdict; any thread. */
public final class Judge {
    private final Policy policy;

    public Judge(Policy policy) {
        this.policy = policy;
    }

    /** @param now against which dates are held; the verdict's own time is the round's */
    public Verdict judge(Round round, Instant now) {
        java.util.Objects.requireNonNull(policy);
        java.util.Objects.requireNonNull(now);
        return new Verdict(round.host(), Optional.empty(), Map.of(), round.at());
    }
}
