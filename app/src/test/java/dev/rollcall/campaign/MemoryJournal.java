package dev.rollcall.campaign;

import dev.rollcall.host.HostId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A journal that dies with the test. */
final class MemoryJournal implements Journal {
    private final List<JournalEntry> all = new ArrayList<>();

    /** As if the program had been killed after so many lines. */
    synchronized void cut(int lines) {
        all.subList(lines, all.size()).clear();
    }

    /** As if somebody had taken one out. */
    synchronized void lose(int line) {
        all.remove(line);
    }

    @Override
    public synchronized long nextNumber() {
        return campaigns().stream().findFirst().orElse(0L) + 1;
    }

    @Override
    public synchronized void add(List<JournalEntry> entries) {
        all.addAll(entries);
    }

    @Override
    public synchronized List<JournalEntry> of(long campaign) {
        return all.stream()
                .filter(entry -> entry.place().campaign() == campaign)
                .toList();
    }

    @Override
    public List<JournalEntry> of(long campaign, HostId host) {
        return of(campaign).stream()
                .filter(entry -> entry.host().filter(host::equals).isPresent())
                .toList();
    }

    @Override
    public synchronized List<JournalEntry> own() {
        return campaigns().stream()
                .flatMap(campaign -> of(campaign).stream())
                .filter(entry -> entry.host().isEmpty())
                .toList();
    }

    @Override
    public synchronized List<Long> campaigns() {
        return all.stream()
                .map(entry -> entry.place().campaign())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }
}
