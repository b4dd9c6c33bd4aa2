package dev.rollcall.cli;

import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.matrix.Row;
import dev.rollcall.observation.Round;
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
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** One sweep at the command line: hears, shows progress, ends early when asked to, and prints. */
final class Checking implements SweepListener {
    private final Map<HostId, Verdict> verdicts = new ConcurrentHashMap<>();
    private final Queue<SweepRun> running = new ConcurrentLinkedQueue<>();
    private final Queue<String> problems = new ConcurrentLinkedQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Surroundings surroundings;
    private final MatrixWriter writer;

    Checking(Surroundings surroundings, MatrixWriter writer) {
        this.surroundings = surroundings;
        this.writer = writer;
    }

    /** Returns what is known of each host that was looked at, in the order given. */
    List<Row> run(Sweeper sweeper, List<Host> hosts, SweepPlan plan) throws IOException, InterruptedException {
        SweepRun run = sweeper.start(hosts, plan, this);
        running.add(run);
        try (Interruption.Watch _ = surroundings.interruption().watch(run::cancel)) {
            ProgressLine line = new ProgressLine(surroundings, run, over);
            line.start();
            run.await();
            over.countDown();
            line.clear();
            List<Row> rows = hosts.stream()
                    .flatMap(host -> Optional.ofNullable(verdicts.get(host.id())).stream())
                    .map(Row::of)
                    .toList();
            int unchecked = hosts.size() - rows.size();
            writer.end(rows, unchecked);
            if (unchecked > 0 && !writer.unread()) {
                surroundings.complain(
                        "stopped: " + unchecked + (unchecked == 1 ? " host was" : " hosts were") + " not checked");
            }
            problems.stream().limit(1).forEach(surroundings::complain);
            return rows;
        } finally {
            over.countDown();
        }
    }

    @Override
    public void judged(Round round, Verdict verdict, List<Change> changes) {
        verdicts.put(verdict.host().id(), verdict);
        writer.judged(verdict);
        if (writer.unread()) {
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
