package dev.rollcall.campaign;

import dev.rollcall.campaign.Book.Line;
import dev.rollcall.fanout.Limit;
import dev.rollcall.fix.Action;
import dev.rollcall.fix.FixRequest;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.Host;
import java.util.Optional;

/** One host of a campaign under way, and what is at hand for it. */
record Turn(Tools tools, Task task, Ledger ledger, Control control, Limit atOnce, PlannedStep step) {
    Host host() {
        return step.host();
    }

    void add(Event event) {
        ledger.add(host().id(), event);
    }

    void show(String words) {
        ledger.show(host().id(), StepState.RUNNING, words);
    }

    void spare(Concern concern) {
        add(new Event.Spared(
                ledger.step(host().id()).subject().name(),
                concern.reason(),
                concern.words(),
                ledger.step(host().id()).changes()));
    }

    /** It worked; where something was taken back, the campaign that had done it hears of it in the same breath. */
    void verified(String words) {
        Event verified = new Event.Verified(words);
        if (task.reverts()) {
            long original = task.order().reverts().getAsLong();
            Event undone = new Event.Undone(ledger.campaign(), "taken back by campaign " + ledger.campaign());
            ledger.add(host().id(), verified, new Line(original, Optional.of(host().id()), ledger.by(), undone));
        } else {
            add(verified);
        }
    }

    /** What was kept on the host is under the ticket of the campaign that did it. */
    FixRequest request(Action action, Sight sight) {
        long campaign = task.order().reverts().orElse(ledger.campaign());
        return new FixRequest(
                action,
                host(),
                Identity.names(host(), sight),
                task.settings(),
                step.machine(),
                step.image(),
                campaign + "-" + host().id());
    }

    Sight look() throws InterruptedException {
        return tools.looks().look(host());
    }
}
