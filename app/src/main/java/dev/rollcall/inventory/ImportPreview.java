package dev.rollcall.inventory;

import dev.rollcall.host.Host;
import java.util.List;
import java.util.Optional;

/**
 * What an import would add. Nothing is stored yet.
 *
 * @param title which kind of list it was
 * @param notes what else to tell the user, a line each
 * @param needsConsent large ranges that are not among {@code hosts} until someone agrees
 */
public record ImportPreview(
        String title, List<Host> hosts, List<Skipped> skipped, List<String> notes, Optional<LargeRanges> needsConsent) {
    public ImportPreview {
        hosts = List.copyOf(hosts);
        skipped = List.copyOf(skipped);
        notes = List.copyOf(notes);
    }

    /** How many hosts there would be with the large ranges too, a host in two of them counted twice. */
    public int countWithConsent() {
        return hosts.size() + needsConsent.map(LargeRanges::count).orElse(0);
    }

    /** With the large ranges written out, as agreed to. Takes a moment and some hundred bytes a host. */
    public ImportPreview withConsent() {
        return needsConsent
                .map(ranges -> new ImportPreview(title, ranges.addedTo(hosts), skipped, notes, Optional.empty()))
                .orElse(this);
    }
}
