package dev.rollcall.sweep;

import dev.rollcall.observation.Round;
import dev.rollcall.policy.Verdict;
import java.util.List;

/** Hears what a sweep finds, on the sweep's own threads: several at a time, so whoever listens guards its state. */
public interface SweepListener {
    /** One host is done. */
    void judged(Round round, Verdict verdict, List<Change> changes);

    /** What was seen of some hosts could not be stored; they were announced all the same. */
    default void notKept(int hosts, RuntimeException problem) {}

    /** All hosts are done, or the sweep was cancelled; called once, last. */
    void ended(SweepProgress progress);
}
