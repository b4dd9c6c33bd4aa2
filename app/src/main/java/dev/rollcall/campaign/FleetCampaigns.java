package dev.rollcall.campaign;

import dev.rollcall.campaign.Book.Line;
import dev.rollcall.fix.DeskFix;
import dev.rollcall.fix.HostFix;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.InputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Campaigns over a fleet. One of these per store: a campaign that none of its runs goes on with counts as interrupted, since no other
 * process can have the store. Safe for use from any thread.
 */
public final class FleetCampaigns implements Campaigns {
    private final Tools tools;
    private final Map<Long, Run> live = new ConcurrentHashMap<>();
    /** Plans and campaigns under way. */
    private final AtomicInteger busy = new AtomicInteger();

    public FleetCampaigns(CampaignParts parts) {
        tools = Tools.of(parts);
    }

    @Override
    public CampaignPlan plan(CampaignOrder order, Collection<Host> hosts, CampaignListener listener)
            throws InputException, InterruptedException {
        Task task = task(order);
        Map<HostId, Host> once = new LinkedHashMap<>();
        hosts.forEach(host -> once.put(host.id(), host));
        if (task.fix() instanceof DeskFix desk && desk.forOneHost() && once.size() > 1) {
            throw new InputException(desk.id() + " is for one host at a time, and " + once.size() + " were chosen");
        }
        List<Question> questions = once.values().stream()
                .map(host -> new Question(tools, task, host, Optional.empty()))
                .toList();
        return busy(() -> new Planner(tools, task, new Unfailing(listener)).plan(questions));
    }

    @Override
    public CampaignPlan planRevert(
            long number, Collection<String> hosts, Care care, String by, CampaignListener listener)
            throws InputException, InterruptedException {
        CampaignRecord original = atRest(number);
        return busy(() -> new Reverting(tools, original).plan(hosts, care, by, new Unfailing(listener)));
    }

    @Override
    public CampaignRun start(CampaignPlan plan, CampaignListener listener) {
        CampaignOrder order = plan.order();
        Task task;
        try {
            task = task(order);
        } catch (InputException wrong) {
            throw new IllegalArgumentException("no plan of ours: " + wrong.getMessage(), wrong);
        }
        synchronized (this) {
            long number = tools.book().begin(next -> lines(next, plan, task));
            CampaignFold fold = CampaignFold.of(number, tools.books().journal().of(number));
            return begin(task, ledger(number, fold, order.by(), listener), plan.acting());
        }
    }

    @Override
    public CampaignRun resume(long number, String by, CampaignListener listener) throws InputException {
        synchronized (this) {
            CampaignRecord record = atRest(number);
            Discretion.complete(number, record.order());
            Task task = task(record.order());
            List<JournalEntry> entries = tools.books().journal().of(number);
            List<PlannedStep> left = new Remaining(tools.books().hosts()).of(entries, record);
            if (!record.state().open() || left.isEmpty()) {
                throw new InputException(
                        "campaign " + number + " is " + record.state().key() + ": there is nothing to go on with");
            }
            tools.book().write(List.of(new Line(number, Optional.empty(), by, new Event.Resumed())));
            return begin(task, ledger(number, settled(number), by, listener), left);
        }
    }

    @Override
    public CampaignRecord confirm(long number, Collection<String> hosts, String by, CampaignListener listener)
            throws InputException, InterruptedException {
        CampaignRecord record = named(number);
        Run run = live.get(number);
        Ledger ledger = run != null ? run.ledger() : ledger(number, settled(number), by, new CampaignListener() {});
        Confirming confirming = Confirming.of(tools, task(record.order()), ledger, by);
        List<Host> chosen = confirming.chosen(record, hosts);
        busy.incrementAndGet();
        try {
            confirming.run(chosen, new Unfailing(listener));
        } finally {
            idle();
            if (!live.containsKey(number)) {
                tools.book().leave(number);
            }
        }
        return named(number);
    }

    @Override
    public CampaignRecord end(long number, String by) throws InputException {
        synchronized (this) {
            CampaignRecord record = atRest(number);
            if (!record.state().open()) {
                throw new InputException(
                        "campaign " + number + " is " + record.state().key() + " already");
            }
            Event ended = new Event.Ended(CampaignState.FINISHED, Optional.of("ended by " + by));
            tools.book().write(List.of(new Line(number, Optional.empty(), by, ended)));
        }
        return campaign(number).orElseThrow();
    }

    @Override
    public Optional<CampaignRecord> campaign(long number) {
        return CampaignFold.read(
                tools.books().journal(),
                number,
                live.containsKey(number),
                tools.pace().now());
    }

    @Override
    public List<CampaignSummary> all() {
        Map<Long, List<JournalEntry>> own = new LinkedHashMap<>();
        for (JournalEntry entry : tools.books().journal().own()) {
            own.computeIfAbsent(entry.place().campaign(), _ -> new ArrayList<>())
                    .add(entry);
        }
        return own.entrySet().stream()
                .map(one -> CampaignSummary.of(CampaignFold.of(one.getKey(), one.getValue())
                        .record(
                                live.containsKey(one.getKey()),
                                true,
                                tools.pace().now())))
                .toList();
    }

    private Ledger ledger(long number, CampaignFold fold, String by, CampaignListener listener) {
        return new Ledger(tools.book(), number, fold, by, new Unfailing(listener));
    }

    /** As nobody works on it. */
    private CampaignFold settled(long number) {
        CampaignFold fold = CampaignFold.of(number, tools.books().journal().of(number));
        fold.settle();
        return fold;
    }

    private Run begin(Task task, Ledger ledger, List<PlannedStep> steps) {
        long number = ledger.campaign();
        Run run = new Run(tools, task, ledger, _ -> {
            live.remove(number);
            tools.book().leave(number);
            idle();
        });
        live.put(number, run);
        busy.incrementAndGet();
        ledger.tell();
        return run.begin(steps);
    }

    private interface Planning {
        CampaignPlan plan() throws InputException, InterruptedException;
    }

    private CampaignPlan busy(Planning planning) throws InputException, InterruptedException {
        busy.incrementAndGet();
        try {
            return planning.plan();
        } finally {
            idle();
        }
    }

    /** One thing less is under way. */
    private void idle() {
        if (busy.decrementAndGet() == 0) {
            tools.acting().entry().end();
        }
    }

    private static List<Line> lines(long number, CampaignPlan plan, Task task) {
        CampaignOrder order = plan.order();
        CampaignOrder written = Discretion.kept(order, task.fix().sheet());
        boolean undo = task.fix().sheet().undo() && task.fix() instanceof HostFix && !task.reverts();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(number, Optional.empty(), order.by(), new Event.Ordered(written, undo)));
        if (task.fix() instanceof HostFix fix && !task.reverts()) {
            fix.holds(task.settings())
                    .ifPresent(
                            holds -> lines.add(new Line(number, Optional.empty(), order.by(), new Event.Timed(holds))));
        }
        for (PlannedStep step : plan.steps()) {
            StepRecord record = step.record();
            Event event = record.leftOut().isPresent()
                    ? new Event.Spared(
                            record.subject().name(), record.leftOut().get(), record.words(), record.changes())
                    : new Event.Planned(
                            KeptHost.of(step.host()),
                            record.wave(),
                            step.machine(),
                            step.image(),
                            record.changes(),
                            record.words());
            lines.add(new Line(number, Optional.of(step.host().id()), order.by(), event));
        }
        return lines;
    }

    private Task task(CampaignOrder order) throws InputException {
        return Task.of(order, tools.acting().fixes(), tools.books().hosts());
    }

    /** @throws InputException where there is no such campaign, or it is under way */
    private CampaignRecord atRest(long number) throws InputException {
        if (live.containsKey(number)) {
            throw new InputException("campaign " + number + " is still running: stop it first, or wait for its end");
        }
        return named(number);
    }

    private CampaignRecord named(long number) throws InputException {
        return campaign(number)
                .orElseThrow(() -> new InputException(
                        "there is no campaign " + number + ": see those there are with campaigns list"));
    }
}
