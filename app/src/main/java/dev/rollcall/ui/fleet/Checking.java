package dev.rollcall.ui.fleet;

import dev.rollcall.diagnosis.Diagnosed;
import dev.rollcall.diagnosis.Diagnosis;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.Host;
import dev.rollcall.matrix.Row;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Verdict;
import dev.rollcall.sweep.Change;
import dev.rollcall.sweep.SweepListener;
import dev.rollcall.sweep.SweepProgress;
import dev.rollcall.sweep.SweepRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;

/**
 * One sweep on its way to the screen. Results wait in a queue, which one timer empties once a frame; what costs more
 * (filtering, counting) is done a few times a second. JavaFX thread only, but for the listener's methods.
 */
final class Checking implements SweepListener {
    private static final long NANOS_BETWEEN_COUNTS = 300_000_000L;

    /** At 60 frames a second 30,000 hosts a second: faster than any network answers. */
    private static final int MOST_IN_A_FRAME = 500;

    private final Queue<Result> results = new ConcurrentLinkedQueue<>();
    private final Lines lines;
    private final Consumer<Optional<SweepProgress>> moved;
    private final Consumer<SweepProgress> finished;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            frame(now);
        }
    };
    private volatile Optional<SweepProgress> end = Optional.empty();
    private Optional<SweepRun> run = Optional.empty();
    private boolean cancelled;
    private long counted;

    /**
     * @param moved hears of progress a few times a second, when counts are worth showing again
     * @param finished hears once, when all that was found is on the screen
     */
    Checking(Lines lines, Consumer<Optional<SweepProgress>> moved, Consumer<SweepProgress> finished) {
        this.lines = lines;
        this.moved = moved;
        this.finished = finished;
        timer.start();
    }

    /** The sweep has begun; before this, {@link #cancel} is only remembered. */
    void began(SweepRun begun) {
        run = Optional.of(begun);
        if (cancelled) {
            begun.cancel();
        }
    }

    void cancel() {
        cancelled = true;
        run.ifPresent(SweepRun::cancel);
    }

    /** The sweep could not be begun. */
    void abandon() {
        timer.stop();
    }

    @Override
    public void judged(Round round, Verdict verdict, List<Change> changes) {
        results.add(new Result(
                verdict,
                Diagnosis.of(new Sight(round, verdict)),
                changes.stream().map(Change::at).findFirst()));
    }

    @Override
    public void ended(SweepProgress progress) {
        end = Optional.of(progress);
    }

    private void frame(long now) {
        Optional<SweepProgress> ended = end;
        drain();
        if (ended.isPresent() && results.isEmpty()) {
            timer.stop();
            lines.settle();
            finished.accept(ended.get());
        } else if (now - counted >= NANOS_BETWEEN_COUNTS) {
            counted = now;
            lines.refilter();
            moved.accept(run.map(SweepRun::progress));
        }
    }

    private void drain() {
        Collection<Row> rows = new ArrayList<>();
        for (Result result = results.poll();
                result != null;
                result = rows.size() < MOST_IN_A_FRAME ? results.poll() : null) {
            Host host = result.verdict().host();
            Optional<Row> before = lines.of(host.id()).map(HostLine::row);
            if (before.isPresent()) {
                Optional<Instant> changed =
                        result.changed().or(() -> before.get().changedAt());
                rows.add(new Row(before.get().host(), Optional.of(result.verdict()), result.diagnosis(), changed));
            }
        }
        if (!rows.isEmpty()) {
            lines.put(rows);
        }
    }

    private record Result(Verdict verdict, List<Diagnosed> diagnosis, Optional<Instant> changed) {}
}
