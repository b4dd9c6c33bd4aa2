package dev.rollcall.campaign;

import dev.rollcall.campaign.Book.Line;
import dev.rollcall.fanout.Deadline;
import dev.rollcall.fanout.Limit;
import dev.rollcall.fix.Action;
import dev.rollcall.fix.FixRequest;
import dev.rollcall.fix.Proof;
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

    /** What was begun before is not left out, whatever speaks against it now: how it ended is still not known. */
    void spare(Concern concern) {
        StepRecord now = ledger.step(host().id());
        add(
                ledger.touched(host().id())
                        ? new Event.Doubted("it was begun before, and is left alone now: " + concern.words())
                        : new Event.Spared(now.subject().name(), concern.reason(), concern.words(), now.changes()));
    }

    /** What a new look says goes into the journal, with the look itself. */
    void proved(Proven proven, String otherwise) {
        switch (proven.proof()) {
            case Proof.Verified(String words) -> verified(words, proven.after());
            case Proof.Pending(String words) -> add(new Event.Pending(words, kept(proven.after())));
            case Proof.Missing(String words) -> add(new Event.Failed(otherwise + words, kept(proven.after())));
        }
    }

    Optional<String> kept(Sight sight) {
        return Optional.of(tools.books().rounds().write(sight.round()));
    }

    /** It worked; where something was taken back, the campaign that had done it hears of it in the same breath. */
    private void verified(String words, Sight after) {
        Event verified = new Event.Verified(words, kept(after));
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

    /** Until when new looks may show that it worked. */
    Deadline proving() {
        Timings timings = tools.timings();
        return tools.pace().deadline(task.restarts() ? timings.restart() : timings.prove());
    }

    Sight look() throws InterruptedException {
        return tools.looks().look(host());
    }
}
