package dev.rollcall.campaign;

import dev.rollcall.fix.LeftOut;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.InputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Plans what takes a campaign back. */
record Reverting(Tools tools, CampaignRecord original) {
    CampaignPlan plan(Collection<String> names, Care care, String by, CampaignListener listener)
            throws InputException, InterruptedException {
        if (original.order().reverts().isPresent()) {
            throw new InputException("campaign " + original.number() + " took back campaign "
                    + original.order().reverts().getAsLong() + ": run that fix again instead");
        }
        CampaignOrder order = new CampaignOrder(
                original.order().fix(), original.order().said(), care, by, OptionalLong.of(original.number()));
        Task task = Task.of(order, tools.acting().fixes(), tools.books().hosts());
        List<StepRecord> chosen = original.named(names);
        if (chosen.stream().noneMatch(step -> step.trail().undo())) {
            throw new InputException("campaign " + original.number() + " changed nothing that can be taken back"
                    + (names.isEmpty() ? "" : " on these hosts"));
        }
        List<JournalEntry> entries = tools.books().journal().of(original.number());
        Map<HostId, Host> hosts = new Remaining(tools.books().hosts()).hosts(entries);
        List<Question> questions = new ArrayList<>();
        List<PlannedStep> spared = new ArrayList<>();
        for (StepRecord step : chosen) {
            Host host = hosts.get(step.subject().host());
            if (host == null) {
                continue;
            }
            Optional<Kept> kept = Kept.of(tools.books().journal().of(original.number(), host.id()));
            if (kept.isPresent() && step.trail().undo()) {
                questions.add(new Question(tools, task, host, kept));
            } else {
                spared.add(Draft.spared(host, why(step), List.of()).step());
            }
        }
        CampaignPlan plan = new Planner(tools, task, listener).plan(questions);
        List<PlannedStep> all = new ArrayList<>(plan.steps());
        all.addAll(spared);
        return new CampaignPlan(order, all);
    }

    private static Concern why(StepRecord step) {
        return step.state() == StepState.UNDONE
                ? new Concern(LeftOut.ALREADY_SO, "it is taken back already")
                : new Concern(LeftOut.NOT_APPLICABLE, "nothing was changed there that could be taken back");
    }
}
