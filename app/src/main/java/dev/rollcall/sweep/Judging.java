package dev.rollcall.sweep;

import dev.rollcall.observation.Round;
import dev.rollcall.policy.Verdict;
import java.time.Instant;

/** Judges what was seen, without looking again. Safe for use from any thread. */
@FunctionalInterface
public interface Judging {
    Verdict judge(Round round, Instant now);
}
