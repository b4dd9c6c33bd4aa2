package dev.rollcall.probe.rdp;

import dev.rollcall.observation.NlaObservation.Negotiation;

/** What came back for an X.224 Connection Request. */
sealed interface Answer {
    /** Remote Desktop: a Connection Confirm, or at least one of its ways to hang up. */
    record Spoken(Negotiation negotiation) implements Answer {}

    /** Anything else; {@code what} it is or looks like. */
    record Foreign(String what) implements Answer {}
}
