package dev.rollcall.campaign;

import dev.rollcall.fix.Sight;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Verdict;
import dev.rollcall.sweep.Change;
import dev.rollcall.sweep.SweepListener;
import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.sweep.SweepProgress;
import dev.rollcall.sweep.SweepRun;
import dev.rollcall.sweep.Sweeper;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** New looks at one host, from outside and inside, kept as those of any sweep are. Safe for many threads. */
final class Looks {
    private final Sweeper sweeper;
    private final SweepPlan plan;

    Looks(Sweeper sweeper, SweepPlan plan) {
        this.sweeper = sweeper;
        this.plan = plan;
    }

    Sight look(Host host) throws InterruptedException {
        Heard heard = new Heard();
        SweepRun run = sweeper.start(List.of(host), plan, heard);
        try {
            run.await();
        } catch (InterruptedException e) {
            run.cancel();
            throw e;
        }
        Sight sight = heard.sight.get();
        if (sight == null) {
            throw new IllegalStateException("the sweep said nothing of " + host.label());
        }
        return sight;
    }

    private static final class Heard implements SweepListener {
        private final AtomicReference<@Nullable Sight> sight = new AtomicReference<>();

        @Override
        public void judged(Round round, Verdict verdict, List<Change> changes) {
            sight.set(new Sight(round, verdict));
        }

        @Override
        public void ended(SweepProgress progress) {}
    }
}
