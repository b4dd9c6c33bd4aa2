package dev.rollcall.diagnosis;

import dev.rollcall.observation.ServiceObservation.Event;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The connection broker of a farm. */
final class Broker implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "broker",
                    "Connection broker",
                    "C25",
                    Sureness.SOURCED,
                    "Microsoft: event-id-troubleshoot-vm-rdp-connecton, scenario 3; RD Connection Broker Communication and"
                            + " Availability (events 1280, 1284, 898, 901)")
            .explains("0x904/0x7", "*/0x400", "*/0x402", "*/0x404", "*/0x408", "*/0x410")
            .cure(
                    "Repair the broker and its database; after a rename its role is installed anew. No action for many hosts at once.")
            .next(
                    "Connect to one session host by its own name, past the farm's",
                    "Look for events 2056 and 1296 on the broker and its hosts");

    private static final String PROVIDER = "TerminalServices-SessionBroker";

    /** Its database refuses, it does not start; its hosts can't join, reach or ask it, or send nobody on. */
    private static final Integer[] FAILURES = {2056, 898, 901, 1296, 1306, 1280, 1284, 1305};

    /** Joined, answered, sent somebody on. */
    private static final Integer[] SUCCESSES = {1281, 1297, 1307};

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        List<Event> failures = signs.events(PROVIDER, FAILURES);
        if (failures.isEmpty()) {
            return Optional.empty();
        }
        Optional<Event> success = signs.events(PROVIDER, SUCCESSES).stream()
                .max(Comparator.comparing(Event::at))
                .filter(event -> event.at().isAfter(last(failures)));
        Suspicion suspicion = Suspicion.of(
                success.isPresent() ? Confidence.LOW : Confidence.MEDIUM, Signs.words(failures.getFirst()));
        for (Event failure : failures) {
            suspicion = suspicion.and(Signs.words(failure));
        }
        return Optional.of(
                success.isPresent() ? suspicion.but("since then it worked: " + Signs.words(success.get())) : suspicion);
    }

    private static Instant last(List<Event> events) {
        return events.stream().map(Event::at).max(Comparator.naturalOrder()).orElseThrow();
    }
}
