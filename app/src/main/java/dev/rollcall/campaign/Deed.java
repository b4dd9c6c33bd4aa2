package dev.rollcall.campaign;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fix.Action;
import dev.rollcall.fix.DeskFix;
import dev.rollcall.fix.FixReport;
import dev.rollcall.fix.FixRequest;
import dev.rollcall.fix.FixSession;
import dev.rollcall.fix.HostFix;
import dev.rollcall.fix.LeftOut;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.InputException;
import dev.rollcall.remote.LogonOutcome;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteSession;
import java.util.List;
import java.util.Optional;

/** The act itself. What is about to change is in the journal before it does. */
record Deed(Turn turn, Sight before) {
    /** How it ended. What was not begun is in the journal already, if it is to be there. */
    sealed interface Outcome {
        record NotBegun() implements Outcome {}

        record Answered(FixReport report) implements Outcome {}

        record Lost(String words) implements Outcome {}
    }

    Outcome act(Deadline deadline) throws InterruptedException {
        return switch (turn.task().fix()) {
            case DeskFix desk -> atDesk(desk, deadline);
            case HostFix fix ->
                switch (turn.tools().acting().entry().enter(turn.host(), before.round(), deadline)) {
                    case LogonOutcome.NotGranted refused -> spared(new Concern(LeftOut.NO_ACCESS, refused.detail()));
                    case LogonOutcome.Granted granted -> {
                        try (RemoteSession session = granted.session()) {
                            yield turn.task().reverts()
                                    ? takeBack(session, fix, deadline)
                                    : apply(session, fix, deadline);
                        }
                    }
                };
        };
    }

    private Outcome apply(RemoteSession session, HostFix fix, Deadline deadline) throws InterruptedException {
        FixSession scripts = turn.tools().runs().over(session, fix);
        FixRequest request = turn.request(Action.PLAN, before);
        FixReport plan;
        try {
            plan = scripts.run(request, deadline.within(turn.tools().timings().ask()));
        } catch (RemoteException lost) {
            return spared(new Concern(LeftOut.NO_ACCESS, String.valueOf(lost.getMessage())));
        }
        Optional<Concern> concern = otherMachine(plan).or(() -> Concern.in(plan));
        if (concern.isPresent()) {
            return spared(concern.get());
        }
        if (!begin(plan)) {
            return new Outcome.NotBegun();
        }
        FixRequest act = request.asking(Action.APPLY).expecting(plan.machine());
        // What was planned is what is done: sessions, say, that came in the meantime are none of its business.
        return run(scripts, plan.image().map(act::with).orElse(act), deadline);
    }

    private Optional<Concern> otherMachine(FixReport plan) {
        String planned = turn.step().machine();
        Optional<String> doubt = planned.isEmpty() || plan.machine().isEmpty() || planned.equals(plan.machine())
                ? Identity.doubt(turn.host(), before, plan.computer())
                : Optional.of("another machine answers than the one that was planned for");
        return doubt.map(words -> new Concern(LeftOut.IDENTITY_DOUBTFUL, words));
    }

    private Outcome takeBack(RemoteSession session, HostFix fix, Deadline deadline) throws InterruptedException {
        FixReport known = new FixReport(
                FixReport.State.WOULD_CHANGE,
                "",
                turn.ledger().step(turn.host().id()).changes(),
                turn.step().image(),
                turn.step().machine(),
                "",
                List.of());
        return begin(known)
                ? run(turn.tools().runs().over(session, fix), turn.request(Action.UNDO, before), deadline)
                : new Outcome.NotBegun();
    }

    private Outcome run(FixSession scripts, FixRequest request, Deadline deadline) throws InterruptedException {
        try {
            return new Outcome.Answered(
                    scripts.run(request, deadline.within(turn.tools().timings().act())));
        } catch (RemoteException lost) {
            return new Outcome.Lost(String.valueOf(lost.getMessage()));
        }
    }

    private Outcome atDesk(DeskFix desk, Deadline deadline) throws InterruptedException {
        FixReport nothing = new FixReport(
                FixReport.State.WOULD_CHANGE,
                "",
                turn.ledger().step(turn.host().id()).changes(),
                Optional.empty(),
                "",
                "",
                List.of());
        try {
            if (!begin(nothing)) {
                return new Outcome.NotBegun();
            }
            return new Outcome.Answered(
                    desk.run(turn.host(), before, turn.task().settings(), Action.APPLY, deadline));
        } catch (InputException wrong) {
            return new Outcome.Answered(new FixReport(
                    FixReport.State.REFUSED,
                    String.valueOf(wrong.getMessage()),
                    List.of(),
                    Optional.empty(),
                    "",
                    "",
                    List.of()));
        }
    }

    /** Whether it may go on: not where somebody said stop in the meantime. */
    private boolean begin(FixReport plan) {
        if (turn.control().stopped()) {
            return false;
        }
        turn.add(new Event.Begun(plan.machine(), plan.image(), plan.changes(), turn.kept(before)));
        return true;
    }

    private Outcome spared(Concern concern) {
        turn.spare(concern);
        return new Outcome.NotBegun();
    }
}
