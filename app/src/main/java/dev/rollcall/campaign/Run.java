package dev.rollcall.campaign;

import dev.rollcall.fanout.FanOut;
import dev.rollcall.fanout.Limit;
import dev.rollcall.fanout.Permit;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A campaign under way: wave after wave, each behind the gate of the one before it. */
final class Run implements CampaignRun {
    private final Tools tools;
    private final Task task;
    private final Ledger ledger;
    private final Consumer<Run> onEnd;
    private final Control control = new Control();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Limit limit;

    /** @param onEnd called when nothing more is done, before whoever waits for the end hears of it */
    Run(Tools tools, Task task, Ledger ledger, Consumer<Run> onEnd) {
        this.tools = tools;
        this.task = task;
        this.ledger = ledger;
        this.onEnd = onEnd;
        limit = new Limit("hosts", task.care().atOnce());
    }

    Run begin(List<PlannedStep> steps) {
        Thread.ofVirtual().name("campaign " + number()).start(() -> run(steps));
        return this;
    }

    @Override
    public long number() {
        return ledger.campaign();
    }

    @Override
    public void pause(String by) {
        if (ended.getCount() > 0 && control.pause()) {
            ledger.add(by, new Event.Paused());
        }
    }

    @Override
    public void goOn(String by) {
        if (ended.getCount() > 0 && control.goOn()) {
            ledger.add(by, new Event.WentOn());
        }
    }

    @Override
    public void stop(String by) {
        control.stopBy(by);
    }

    @Override
    public CampaignRecord await() throws InterruptedException {
        ended.await();
        return CampaignFold.read(
                        tools.books().journal(), number(), false, tools.pace().now())
                .orElseThrow();
    }

    Ledger ledger() {
        return ledger;
    }

    private void run(List<PlannedStep> steps) {
        try {
            waves(steps);
            end();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException _) {
            // The journal can't be written, so nothing may be done: the campaign is interrupted, and reads like that.
            control.stop("the journal can't be written");
        } finally {
            onEnd.accept(this);
            ended.countDown();
        }
    }

    private void end() {
        CampaignRecord record = ledger.record();
        int doubtful = record.in(StepState.IN_DOUBT).size();
        int left = record.in(StepState.PLANNED).size()
                + record.in(StepState.WAITING).size();
        Optional<String> reason = control.reason()
                .filter(_ -> left > 0)
                .or(() -> Optional.of(
                                "of " + doubtful + " it is not known how they ended: go on when they can be reached")
                        .filter(_ -> doubtful > 0));
        ledger.add(
                control.by().orElse(ledger.by()),
                new Event.Ended(reason.isPresent() ? CampaignState.STOPPED : CampaignState.FINISHED, reason));
    }

    private void waves(List<PlannedStep> steps) throws InterruptedException {
        TreeMap<Integer, List<PlannedStep>> byWave = new TreeMap<>();
        for (PlannedStep step : steps) {
            boolean doubtful = ledger.step(step.host().id()).state() == StepState.IN_DOUBT;
            // What is in doubt comes before everything else.
            byWave.computeIfAbsent(doubtful ? 0 : step.record().wave(), _ -> new ArrayList<>())
                    .add(step);
        }
        Deque<List<PlannedStep>> waves = new ArrayDeque<>(byWave.values());
        while (!waves.isEmpty() && !control.stopped()) {
            List<PlannedStep> wave = waves.removeFirst();
            Tally tally = wave(wave);
            if (tally.actedOn() == 0 && !waves.isEmpty() && waves.getFirst().size() > wave.size()) {
                // All of it was left out when its turn came, which proves nothing: as many of the next are tried first.
                List<PlannedStep> next = waves.removeFirst();
                waves.addFirst(next.subList(wave.size(), next.size()));
                waves.addFirst(next.subList(0, wave.size()));
            } else if (!waves.isEmpty() && tally.closes(task.care().gate())) {
                control.stop(tally.words(task.care().gate()));
            }
        }
    }

    private Tally wave(List<PlannedStep> wave) throws InterruptedException {
        Tally tally = new Tally(wave.size(), task.care().gate(), control, ledger);
        List<HostStep> jobs = wave.stream()
                .map(step -> new HostStep(new Turn(tools, task, ledger, control, limit, step)))
                .toList();
        new FanOut<StepState>(this::admit, each()).start(jobs, tally).await();
        ledger.tell();
        return tally;
    }

    private Permit admit() throws InterruptedException {
        while (true) {
            control.awaitGoing();
            Permit permit = limit.take();
            if (!control.paused()) {
                return permit;
            }
            permit.close();
        }
    }

    /** More than any host needs that keeps its time: whoever is later hangs. */
    private Duration each() {
        Timings timings = tools.timings();
        Duration idle = task.care().inUse() == Care.InUse.WAIT ? task.care().idleWithin() : Duration.ZERO;
        Duration prove = task.restarts() ? timings.restart() : timings.prove();
        Duration look = tools.parts().looking().plan().deadline();
        return idle.plus(timings.ask().multipliedBy(4))
                .plus(timings.act())
                .plus(prove.multipliedBy(2))
                .plus(look.multipliedBy(6));
    }
}
