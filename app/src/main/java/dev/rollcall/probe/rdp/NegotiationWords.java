package dev.rollcall.probe.rdp;

import dev.rollcall.observation.NlaObservation.Negotiation;

/** The answer to a negotiation, for the transcript. */
final class NegotiationWords {
    private NegotiationWords() {}

    static String of(Negotiation negotiation) {
        return switch (negotiation) {
            case Negotiation.Selected selected ->
                "Connection Confirm: selected " + selected.protocol().name() + ", flags 0x"
                        + Integer.toHexString(selected.flags());
            case Negotiation.Failed failed -> "Connection Confirm: failure " + failed.failure();
            case Negotiation.Absent ignored -> "Connection Confirm without negotiation";
            case Negotiation.Unanswered unanswered -> unanswered.reason();
            case Negotiation.NotAsked ignored -> "not asked";
        };
    }
}
