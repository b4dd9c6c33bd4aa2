package dev.rollcall.diagnosis;

import java.util.Optional;

/** The connection broker of a farm. */
final class Broker implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "broker",
                    "Connection broker",
                    "C25",
                    Sureness.SOURCED,
                    "Microsoft: event-id-troubleshoot-vm-rdp-connecton, scenario 3")
            .explains("0x904/0x7", "*/0x400", "*/0x402", "*/0x404", "*/0x408", "*/0x410")
            .cure(
                    "Repair the broker and its database; after a rename its role is installed anew. No action for many hosts at once.")
            .next(
                    "Connect to one session host by its own name, past the farm's",
                    "Look for events 2056 and 1296 on the broker and its hosts");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        return signs.eventWords("SessionBroker", 2056, 1296).map(event -> Suspicion.of(Confidence.MEDIUM, event));
    }
}
