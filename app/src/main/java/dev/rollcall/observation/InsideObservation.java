package dev.rollcall.observation;

import java.util.Map;

/** What a script saw on the host itself. Each fact stands alone: one that could not be had never costs the others. */
public sealed interface InsideObservation extends Observation
        permits ServiceObservation, SessionObservation, FirewallObservation, PolicyObservation, InsideHalf {
    /** Facts that were wanted and could not be had, and why, in a few words. */
    Map<String, String> missing();
}
