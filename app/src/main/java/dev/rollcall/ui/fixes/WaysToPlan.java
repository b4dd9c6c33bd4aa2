package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.CampaignOrder;
import dev.rollcall.campaign.CampaignRecord;
import dev.rollcall.campaign.StepRecord;
import dev.rollcall.fix.Fix;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.Host;
import dev.rollcall.ui.parts.Offstage;
import dev.rollcall.ui.parts.Sheet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.Node;

/** All that leads to a plan: hosts that were chosen, one that is tried again, a campaign that is taken back. JavaFX thread. */
final class WaysToPlan {
    private final Fixing fixing;
    private final Offstage offstage;
    private final Sheet sheet;
    private final PageLinks links;
    private final PlanPage plan;
    private final Consumer<Node> show;

    WaysToPlan(Fixing fixing, Offstage offstage, Sheet sheet, PageLinks links, PlanPage plan, Consumer<Node> show) {
        this.fixing = fixing;
        this.offstage = offstage;
        this.sheet = sheet;
        this.links = links;
        this.plan = plan;
        this.show = show;
    }

    /** @param seen reads what was last seen of them; called off the JavaFX thread */
    void choose(List<Host> hosts, Callable<List<Sight>> seen) {
        offstage.run(() -> Offers.of(fixing.fixes(), seen.call()), offers -> choose(hosts, offers), links.problem());
    }

    private void choose(List<Host> hosts, Offers offers) {
        ChooseFix.ask(sheet, hosts.size(), offers, fix -> form(fix, hosts, () -> choose(hosts, offers)));
    }

    /** The fix is chosen already; back from its form are the others. */
    void take(Fix fix, List<Host> hosts, Callable<List<Sight>> seen) {
        form(fix, hosts, () -> choose(hosts, seen));
    }

    private void form(Fix fix, List<Host> hosts, Runnable back) {
        new FixForm(fix, hosts.size(), fixing.by(), links.chooseFile())
                .ask(sheet, back, order -> plan(order, fix, hosts));
    }

    /** The same as before, of the campaign's hosts for these alone. */
    void again(CampaignRecord record, StepRecord step) {
        CampaignOrder before = record.order();
        if (before.reverts().isPresent()) {
            links.problem().accept("Open the campaign that is taken back, and undo the host there.");
            return;
        }
        Optional<Fix> fix = fixing.fixes().of(before.fix());
        Optional<Host> host = links.host().apply(step.subject().host());
        if (fix.isPresent() && host.isPresent()) {
            CampaignOrder anew =
                    new CampaignOrder(before.fix(), before.said(), before.care(), fixing.by(), before.reverts());
            plan(anew, fix.get(), List.of(host.get()));
        } else {
            links.problem().accept(step.subject().name() + " is no host of this fleet any more.");
        }
    }

    /** @param names empty for all of its hosts that something can be taken back on */
    void undo(CampaignRecord record, Collection<String> names) {
        Optional<Fix> fix = fixing.fixes().of(record.order().fix());
        if (fix.isEmpty()) {
            links.problem().accept("This fix is not known here any more: it can't be taken back by this version.");
            return;
        }
        int hosts = names.isEmpty()
                ? (int) record.steps().stream()
                        .filter(step -> step.trail().undo())
                        .count()
                : names.size();
        CampaignOrder done = record.order();
        // What was said then is not said again: the host gets back what was written down of it.
        CampaignOrder back =
                new CampaignOrder(done.fix(), Map.of(), done.care(), fixing.by(), OptionalLong.of(record.number()));
        show.accept(plan.node());
        plan.begin(
                "Plan: undo campaign " + record.number(),
                fix.get().sheet(),
                back,
                hosts,
                listener -> fixing.campaigns().planRevert(record.number(), names, done.care(), fixing.by(), listener));
    }

    private void plan(CampaignOrder order, Fix fix, Collection<Host> hosts) {
        show.accept(plan.node());
        links.go().run();
        plan.begin(
                "Plan: " + fix.sheet().title(),
                fix.sheet(),
                order,
                hosts.size(),
                listener -> fixing.campaigns().plan(order, hosts, listener));
    }
}
