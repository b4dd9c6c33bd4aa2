package dev.rollcall.campaign;

import dev.rollcall.host.HostId;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of the journal, which is only ever added to.
 *
 * @param at to the millisecond
 * @param host empty for what is about the campaign as a whole
 * @param kind what happened
 * @param document what is to be known of it, as JSON
 * @param hash SHA-256, lower-case hex, of the hash before it and all of this: a line that is changed or removed breaks the chain
 */
public record JournalEntry(Place place, Instant at, Optional<HostId> host, String kind, String document, String hash) {
    /** @param sequence in its campaign, from 1, without gaps */
    public record Place(long campaign, int sequence) {}
}
