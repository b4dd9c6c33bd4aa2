package dev.rollcall.sweep;

import dev.rollcall.fanout.DescriptorBudget;
import dev.rollcall.fanout.FanOut;
import dev.rollcall.fanout.FanOutRun;
import dev.rollcall.fanout.Job;
import dev.rollcall.fanout.JobListener;
import dev.rollcall.fanout.JobOutcome;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Round;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** One sweep from its first host to its last. */
final class Sweep implements SweepRun, JobListener<Round> {
    private final SweepParts parts;
    private final SweepPlan plan;
    private final List<Host> hosts;
    private final SweepListener listener;
    private final Announcer announcer;
    private final SharedGateways gateways;
    private final AtomicInteger done = new AtomicInteger();
    private final long start = System.nanoTime();
    private final CompletableFuture<FanOutRun<Round>> run = new CompletableFuture<>();
    private final CompletableFuture<Duration> took = new CompletableFuture<>();

    Sweep(SweepParts parts, SweepPlan plan, List<Host> hosts, SweepListener listener) {
        this.parts = parts;
        this.plan = plan;
        this.hosts = hosts;
        this.listener = listener;
        this.announcer = new Announcer(parts, listener);
        this.gateways = new SharedGateways(parts.gateways(), plan);
    }

    Sweep begin() {
        SweepLimits limits = new SweepLimits(plan.hostsAtOnce(), DescriptorBudget.ofThisProcess());
        AddressLooks addresses =
                new ListenerLooks(parts.addresses().within(limits.talking()), limits, System::nanoTime);
        HostLook look = new HostLook(parts, addresses, plan, limits);
        List<HostJob> jobs = hosts.stream().map(host -> new HostJob(host, look)).toList();
        gateways.begin(hosts);
        run.complete(new FanOut<Round>(limits::next, plan.deadline()).start(jobs, this));
        return this;
    }

    @Override
    public void ended(Job<Round> job, JobOutcome<Round> outcome) {
        HostJob hostJob = (HostJob) job;
        Optional<Round> known = switch (outcome) {
            case JobOutcome.Done(Round round) -> Optional.of(round);
            case JobOutcome.Failed(Throwable problem) ->
                Optional.of(hostJob.brokenOff(new Outcome.Defect(problem.toString())));
            case JobOutcome.Expired<Round> _ ->
                Optional.of(hostJob.brokenOff(
                        new Outcome.Missing(Outcome.Reason.TIMED_OUT, "not done before the deadline")));
            // Half an outside is no basis for a verdict; a whole one is, whatever the inside would have told.
            case JobOutcome.Cancelled<Round> _ ->
                hostJob.outsideAlone(new Outcome.Missing(Outcome.Reason.CANCELLED, "stopped before it was looked at"));
        };
        hostJob.forget();
        known.ifPresent(round -> gateways.complete(round, this::announce));
    }

    private void announce(Round round) {
        if (announcer.announce(round)) {
            done.incrementAndGet();
        }
    }

    @Override
    public void allEnded() {
        gateways.await();
        announcer.close();
        parts.inside().end();
        took.complete(elapsed());
        listener.ended(progress());
    }

    @Override
    public SweepProgress progress() {
        FanOutRun<Round> running = run.getNow(null);
        boolean cancelled = running != null && running.isCancelled();
        return new SweepProgress(hosts.size(), done.get(), took.getNow(elapsed()), cancelled);
    }

    @Override
    public void cancel() {
        run.join().cancel();
        gateways.cancel();
    }

    @Override
    public void await() throws InterruptedException {
        run.join().await();
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
