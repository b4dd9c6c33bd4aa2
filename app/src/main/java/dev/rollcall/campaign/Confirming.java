package dev.rollcall.campaign;

import dev.rollcall.fanout.FanOut;
import dev.rollcall.fanout.FanOutRun;
import dev.rollcall.fanout.Job;
import dev.rollcall.fanout.JobListener;
import dev.rollcall.fanout.JobOutcome;
import dev.rollcall.fanout.Limit;
import dev.rollcall.fix.HostFix;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.InputException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Tells hosts of a campaign to let stay what they would take back by themselves, some at a time. */
record Confirming(Tools tools, Task task, HostFix fix, Ledger ledger, String by) {
    /** @throws InputException where what the campaign does has no time */
    static Confirming of(Tools tools, Task task, Ledger ledger, String by) throws InputException {
        if (!task.reverts()
                && task.fix() instanceof HostFix fix
                && fix.holds(task.settings()).isPresent()) {
            return new Confirming(tools, task, fix, ledger, by);
        }
        throw new InputException("campaign " + ledger.campaign() + " ("
                + task.fix().id() + ") did nothing that goes back by itself: there is nothing to confirm");
    }

    /** @throws InputException where there is nothing to confirm on one of them, or on none */
    List<Host> chosen(CampaignRecord record, Collection<String> names) throws InputException {
        Map<HostId, Host> hosts = new Remaining(tools.books().hosts())
                .hosts(tools.books().journal().of(record.number()));
        List<Host> chosen = new ArrayList<>();
        boolean confirmed = false;
        for (StepRecord step : record.named(names)) {
            Host host = hosts.get(step.subject().host());
            boolean already = step.trail().hold().filter(Hold::confirmed).isPresent();
            confirmed |= already;
            if (host != null && ledger.confirmable(host.id())) {
                chosen.add(host);
            } else if (!names.isEmpty() && !already) {
                throw new InputException(step.subject().name() + " is "
                        + step.state().key()
                        + ": only what was verified, and has not gone back since, can be confirmed");
            }
        }
        if (chosen.isEmpty() && !confirmed) {
            throw new InputException("campaign " + record.number()
                    + " has no host that was verified and has not gone back since: there is nothing to confirm");
        }
        return chosen;
    }

    void run(List<Host> hosts, CampaignListener listener) throws InterruptedException {
        Limit limit = new Limit("hosts", task.care().atOnce());
        Timings timings = tools.timings();
        Duration each = tools.parts()
                .looking()
                .plan()
                .deadline()
                .multipliedBy(2)
                .plus(timings.ask().multipliedBy(3));
        Ends ends = new Ends(listener);
        FanOutRun<StepState> run = new FanOut<StepState>(limit::take, each)
                .start(hosts.stream().map(host -> new ConfirmStep(this, host)).toList(), ends);
        try {
            run.await();
        } catch (InterruptedException e) {
            run.cancel();
            throw e;
        }
        for (UncheckedIOException first : ends.unwritten) {
            throw first;
        }
    }

    private final class Ends implements JobListener<StepState> {
        private final CampaignListener listener;
        private final Queue<UncheckedIOException> unwritten = new ConcurrentLinkedQueue<>();

        Ends(CampaignListener listener) {
            this.listener = listener;
        }

        @Override
        public void ended(Job<StepState> job, JobOutcome<StepState> outcome) {
            if (!(job instanceof ConfirmStep step)) {
                return;
            }
            switch (outcome) {
                case JobOutcome.Done<StepState> _ -> {}
                case JobOutcome.Failed<StepState>(Throwable problem) ->
                    lost(step, "defect in this program: " + problem);
                case JobOutcome.Expired<StepState> _ -> lost(step, "the time for it was over");
                case JobOutcome.Cancelled<StepState> _ -> lost(step, "it was interrupted");
            }
            listener.step(ledger.step(step.host().id()));
        }

        @Override
        public void allEnded() {}

        private void lost(ConfirmStep step, String words) {
            try {
                ledger.add(step.host().id(), by, new Event.NotConfirmed(by, words, false));
            } catch (UncheckedIOException failed) {
                unwritten.add(failed);
            }
        }
    }
}
