package dev.rollcall.cli;

import dev.rollcall.diagnosis.Diagnosis;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.matrix.Counts;
import dev.rollcall.matrix.Row;
import dev.rollcall.matrix.Standing;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Status;
import dev.rollcall.policy.Verdict;
import dev.rollcall.sweep.Change;
import dev.rollcall.sweep.SweepListener;
import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.sweep.SweepProgress;
import dev.rollcall.sweep.SweepRun;
import dev.rollcall.sweep.Sweeper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** One sweep at the command line: hears, shows progress, ends early when asked to, and prints. */
final class Checking implements SweepListener {
    private final Map<HostId, Integer> places = new ConcurrentHashMap<>();
    private final Map<Standing, Integer> standings = new ConcurrentHashMap<>();
    private final Set<Status> statuses = ConcurrentHashMap.newKeySet();
    private final Queue<SweepRun> running = new ConcurrentLinkedQueue<>();
    private final Queue<String> problems = new ConcurrentLinkedQueue<>();
    private final Queue<IOException> unprinted = new ConcurrentLinkedQueue<>();
    private final Strangers strangers = new Strangers();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Surroundings surroundings;
    private final MatrixWriter writer;

    Checking(Surroundings surroundings, MatrixWriter writer) {
        this.surroundings = surroundings;
        this.writer = writer;
    }

    /** @param stopping ends the sweep, which may be asked for before it begins */
    Tally run(Sweeper sweeper, List<Host> hosts, SweepPlan plan, Stopping stopping)
            throws IOException, InterruptedException {
        for (Host host : hosts) {
            places.put(host.id(), places.size());
        }
        SweepRun run = sweeper.start(hosts, plan, this);
        running.add(run);
        stopping.then(run::cancel);
        try {
            ProgressLine line = new ProgressLine(surroundings, run, over);
            line.start();
            run.await();
            over.countDown();
            line.clear();
            if (!unprinted.isEmpty()) {
                throw unprinted.element();
            }
            Counts counts = Counts.of(standings);
            Tally tally = new Tally(
                    counts, statuses.stream().reduce(Status.SKIPPED, Status::worst), hosts.size() - counts.total());
            writer.end(tally);
            complain(tally.unchecked());
            return tally;
        } finally {
            over.countDown();
        }
    }

    private void complain(int unchecked) {
        if (unchecked > 0 && !writer.unread()) {
            surroundings.complain(
                    "stopped: " + unchecked + (unchecked == 1 ? " host was" : " hosts were") + " not checked");
        }
        if (!writer.unread()) {
            strangers.complain(surroundings);
        }
        problems.stream().limit(1).forEach(surroundings::complain);
    }

    @Override
    public void judged(Round round, Verdict verdict, List<Change> changes) {
        Row row = Row.of(verdict, Diagnosis.of(new Sight(round, verdict)));
        standings.merge(Standing.of(row), 1, Integer::sum);
        statuses.add(verdict.status());
        strangers.add(row);
        try {
            writer.add(places.getOrDefault(verdict.host().id(), Integer.MAX_VALUE), row);
        } catch (IOException failed) {
            unprinted.add(failed);
        }
        if (writer.unread() || !unprinted.isEmpty()) {
            running.forEach(SweepRun::cancel);
        }
    }

    @Override
    public void notKept(int hosts, RuntimeException failed) {
        problems.add("what was seen of " + hosts + " hosts could not be kept: " + failed.getMessage());
    }

    @Override
    public void ended(SweepProgress progress) {
        over.countDown();
    }
}
