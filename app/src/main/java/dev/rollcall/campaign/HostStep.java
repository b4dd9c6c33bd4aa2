package dev.rollcall.campaign;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fanout.Job;
import dev.rollcall.fanout.Permit;
import dev.rollcall.fix.FixReport;
import dev.rollcall.fix.HostFix;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.HostId;
import java.util.List;
import java.util.Optional;

/** Works on one host: a last look, the act, and new looks until they show that it worked. Everything it learns is in the journal. */
final class HostStep implements Job<StepState> {
    private final Turn turn;

    HostStep(Turn turn) {
        this.turn = turn;
    }

    @Override
    public String name() {
        return "fix " + turn.host().label();
    }

    HostId host() {
        return turn.host().id();
    }

    @Override
    public StepState run(Deadline deadline) throws InterruptedException {
        if (!turn.control().stopped()) {
            try (Permit _ = turn.tools().onHost().take(host(), deadline)) {
                goOn(deadline);
            }
        }
        return turn.ledger().step(host()).state();
    }

    private void goOn(Deadline deadline) throws InterruptedException {
        StepState state = turn.ledger().step(host()).state();
        boolean untouched = state != StepState.IN_DOUBT && state != StepState.APPLIED;
        Optional<Kept> begun = untouched ? Optional.empty() : begun();
        if (begun.isEmpty()) {
            work(deadline);
        } else if (state == StepState.APPLIED) {
            new LaterLook(turn, begun.get()).look();
        } else if (new Doubt(turn, begun.get()).settle(deadline) == Doubt.Settled.AGAIN) {
            work(deadline);
        }
    }

    private void work(Deadline deadline) throws InterruptedException {
        turn.show("being looked at");
        Optional<Sight> before = new Approach(turn).look(deadline);
        if (before.isEmpty() || turn.control().stopped()) {
            return;
        }
        switch (new Deed(turn, before.get()).act(deadline)) {
            case Deed.Outcome.NotBegun _ -> {}
            case Deed.Outcome.Lost(String words) -> {
                turn.add(new Event.Doubted("the host was lost while it was worked on: " + words));
                new Doubt(turn, begun().orElseThrow()).look(deadline);
            }
            case Deed.Outcome.Answered(FixReport report) -> {
                turn.add(new Event.Applied(report));
                switch (report.state()) {
                    case CHANGED, UNDONE, ALREADY_SO -> prove(before.get(), report, deadline);
                    case FAILED -> turn.add(new Event.Failed(words(report, "it was not brought to its end")));
                    case WOULD_CHANGE, NOT_APPLICABLE, SET_BY_POLICY, REFUSED, WRONG_MACHINE, ACCESS_DENIED ->
                        turn.add(new Event.Failed(words(report, "the host did nothing")));
                }
            }
        }
    }

    private void prove(Sight before, FixReport report, Deadline deadline) throws InterruptedException {
        if (turn.task().reverts() && turn.task().fix() instanceof HostFix fix) {
            turn.proved(
                    new Restoration(turn, fix, before, Earlier.of(turn)).await(deadline),
                    "the host says that it is taken back, but that is not so: ");
        } else {
            turn.proved(
                    new Evidence(turn, before, report).await(),
                    "the host says that it is done, but a new look does not show it: ");
        }
    }

    /** What the journal has of it since it was begun. */
    private Optional<Kept> begun() {
        return Kept.of(turn.tools().books().journal().of(turn.ledger().campaign(), host()));
    }

    private static String words(FixReport report, String otherwise) {
        List<String> changed =
                report.changes().stream().map(change -> change.what()).toList();
        String because = report.because().isEmpty() ? otherwise : report.because();
        return changed.isEmpty() ? because : because + "; changed so far: " + String.join(", ", changed);
    }
}
