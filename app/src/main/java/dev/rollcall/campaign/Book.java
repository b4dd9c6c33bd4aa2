package dev.rollcall.campaign;

import dev.rollcall.host.HostId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/** The journal, as what is done is written into it: one place after the other, each with its hash. Safe for use from any thread. */
final class Book {
    private final Journal journal;
    private final InstantSource clock;
    private final EventText texts = new EventText();
    private final Map<Long, End> ends = new HashMap<>();

    Book(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** One line to be written. */
    record Line(long campaign, Optional<HostId> host, String by, Event event) {}

    /** Where a campaign's lines end. */
    private record End(int sequence, String hash) {}

    Instant now() {
        return clock.instant();
    }

    /** Takes a number that no other has, by writing the first lines under it. */
    synchronized long begin(LongFunction<List<Line>> first) {
        long number = journal.nextNumber();
        write(first.apply(number));
        return number;
    }

    /** Writes lines, all or none of them; they survive the death of the process when this returns. */
    synchronized List<JournalEntry> write(List<Line> lines) {
        Map<Long, End> moved = new HashMap<>();
        List<JournalEntry> entries = new ArrayList<>();
        for (Line line : lines) {
            End end = moved.containsKey(line.campaign()) ? moved.get(line.campaign()) : end(line.campaign());
            JournalEntry entry = Chain.entry(
                    end.hash(),
                    new JournalEntry.Place(line.campaign(), end.sequence() + 1),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    line.host(),
                    line.event().kind(),
                    texts.write(line.event(), line.by()));
            entries.add(entry);
            moved.put(line.campaign(), new End(entry.place().sequence(), entry.hash()));
        }
        journal.add(entries);
        ends.putAll(moved);
        return entries;
    }

    private End end(long campaign) {
        return ends.computeIfAbsent(campaign, number -> {
            List<JournalEntry> written = journal.of(number);
            return written.isEmpty()
                    ? new End(0, Chain.START)
                    : new End(
                            written.getLast().place().sequence(),
                            written.getLast().hash());
        });
    }

    /** Forgets where a campaign ends, until something is written of it again. */
    synchronized void leave(long campaign) {
        ends.remove(campaign);
    }
}
