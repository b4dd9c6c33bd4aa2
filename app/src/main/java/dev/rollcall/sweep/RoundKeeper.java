package dev.rollcall.sweep;

import dev.rollcall.observation.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Keeps rounds beside the sweep: one thread writes what has come together meanwhile, many hosts in one transaction. Where the
 * store is slower than the network for long, the sweep waits for it rather than fill the memory.
 */
final class RoundKeeper {
    private static final int WAITING = 4_096;
    private static final int TOGETHER = 500;

    private final Rounds rounds;
    private final SweepListener listener;
    private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread writer;

    RoundKeeper(Rounds rounds, SweepListener listener) {
        this.rounds = rounds;
        this.listener = listener;
        this.writer = Thread.ofVirtual().name("keep rounds").start(this::write);
    }

    void keep(Round round, List<Change> changes) throws InterruptedException {
        queue.put(new Seen(round, changes));
    }

    /** Everything that was given is stored when this returns. */
    void close() throws InterruptedException {
        queue.put(new End());
        writer.join();
    }

    private void write() {
        boolean open = true;
        while (open) {
            List<Entry> entries = new ArrayList<>();
            try {
                entries.add(queue.take());
            } catch (InterruptedException e) {
                return;
            }
            queue.drainTo(entries, TOGETHER - 1);
            List<Round> seen = new ArrayList<>();
            List<Change> changes = new ArrayList<>();
            for (Entry entry : entries) {
                switch (entry) {
                    case Seen one -> {
                        seen.add(one.round());
                        changes.addAll(one.changes());
                    }
                    case End() -> open = false;
                }
            }
            store(seen, changes);
        }
    }

    private void store(List<Round> seen, List<Change> changes) {
        if (seen.isEmpty()) {
            return;
        }
        try {
            rounds.keep(seen, changes);
        } catch (RuntimeException problem) {
            // The sweep goes on: what was seen is shown, and whoever listens says that it was not stored.
            listener.notKept(seen.size(), problem);
        }
    }

    private sealed interface Entry {}

    private record Seen(Round round, List<Change> changes) implements Entry {}

    private record End() implements Entry {}
}
