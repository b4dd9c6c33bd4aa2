package dev.rollcall.campaign;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fanout.Job;
import dev.rollcall.fanout.Permit;
import dev.rollcall.fix.FixReport;
import dev.rollcall.fix.Proof;
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
                Optional<Kept> begun =
                        turn.ledger().step(host()).state() == StepState.IN_DOUBT ? begun() : Optional.empty();
                if (begun.isEmpty() || new Doubt(turn, begun.get()).settle(deadline) == Doubt.Settled.AGAIN) {
                    work(deadline);
                }
            }
        }
        return turn.ledger().step(host()).state();
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
                    case CHANGED, UNDONE, ALREADY_SO -> prove(before.get(), report);
                    case FAILED -> turn.add(new Event.Failed(words(report, "it was not brought to its end")));
                    case WOULD_CHANGE, NOT_APPLICABLE, SET_BY_POLICY, REFUSED, WRONG_MACHINE, ACCESS_DENIED ->
                        turn.add(new Event.Failed(words(report, "the host did nothing")));
                }
            }
        }
    }

    private void prove(Sight before, FixReport report) throws InterruptedException {
        Proof proof = new Evidence(turn, before, first(), report).await();
        switch (proof) {
            case Proof.Verified(String words) -> turn.verified(words);
            case Proof.Missing(String words) ->
                turn.add(new Event.Failed("the host says that it is done, but a new look does not show it: " + words));
        }
    }

    /** For what is taken back: how the host was seen before it was done. */
    private Optional<Sight> first() {
        return turn.task().reverts()
                ? Kept.of(turn.tools()
                                .books()
                                .journal()
                                .of(turn.task().order().reverts().getAsLong(), host()))
                        .flatMap(Kept::before)
                        .flatMap(turn.tools()::sight)
                : Optional.empty();
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
