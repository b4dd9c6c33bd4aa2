package dev.rollcall.ui;

import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Round;
import dev.rollcall.sweep.Change;
import dev.rollcall.sweep.Rounds;
import dev.rollcall.sweep.SweepListener;
import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.sweep.SweepProgress;
import dev.rollcall.sweep.SweepRun;
import dev.rollcall.sweep.Sweeper;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Looks at nothing: announces what {@link ScriptedFleet} says, as far as the test lets it. */
final class ScriptedSweeper implements Sweeper {
    private final Rounds rounds;
    private List<Host> hosts = List.of();
    private Optional<SweepListener> listener = Optional.empty();
    private SweepPlan plan = SweepPlan.DEFAULT;
    private boolean cancelled;
    private int done;

    ScriptedSweeper(Rounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public synchronized SweepRun start(Collection<Host> newHosts, SweepPlan newPlan, SweepListener newListener) {
        plan = newPlan;
        hosts = List.copyOf(newHosts);
        listener = Optional.of(newListener);
        done = 0;
        cancelled = false;
        return new Run();
    }

    /** How the newest check looks. */
    synchronized SweepPlan plan() {
        return plan;
    }

    /** The hosts of the newest check. */
    synchronized List<Host> asked() {
        return hosts;
    }

    synchronized boolean started() {
        return listener.isPresent();
    }

    /** Announces hosts until {@code count} are done. */
    synchronized void announce(int count) {
        for (; done < count; done++) {
            Host host = hosts.get(done);
            boolean inside = plan.checks().contains(Check.SESSION);
            Round round = inside ? ScriptedInside.round(host) : ScriptedFleet.round(host);
            rounds.keep(List.of(round), List.<Change>of());
            listener.orElseThrow()
                    .judged(round, inside ? ScriptedInside.verdict(host) : ScriptedFleet.verdict(host), List.of());
        }
    }

    synchronized void finish() {
        announce(hosts.size());
        end();
    }

    private synchronized SweepProgress progress() {
        return new SweepProgress(hosts.size(), done, Duration.ofMillis(1 + done * 4L), cancelled);
    }

    private synchronized void end() {
        listener.orElseThrow().ended(progress());
        listener = Optional.empty();
    }

    private final class Run implements SweepRun {
        @Override
        public SweepProgress progress() {
            return ScriptedSweeper.this.progress();
        }

        @Override
        public void cancel() {
            synchronized (ScriptedSweeper.this) {
                cancelled = true;
                end();
            }
        }

        @Override
        public void await() {}
    }
}
