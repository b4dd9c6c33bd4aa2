package dev.rollcall.campaign;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fix.Action;
import dev.rollcall.fix.FixReport;
import dev.rollcall.fix.HostFix;
import dev.rollcall.fix.Proof;
import dev.rollcall.fix.Sight;
import dev.rollcall.remote.LogonOutcome;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteSession;
import java.util.Optional;

/** A host on which something was begun, and nobody knows how it ended: looked at, and asked, before anything else is done to it. */
record Doubt(Turn turn, Kept kept) {
    private static final String NO_RESTART = "it was told to restart, and nothing shows that it did: ";

    /** What is to become of it. */
    enum Settled {
        /** It is in the journal. */
        KNOWN,
        /** It was not done, and may be done again. */
        AGAIN
    }

    /** Of a campaign that was interrupted. A restart is never made twice. */
    Settled settle(Deadline deadline) throws InterruptedException {
        if (turn.task().reverts() || !(turn.task().fix() instanceof HostFix fix)) {
            // What is put back from an image may be put back twice, and so may what is made on this computer.
            return Settled.AGAIN;
        }
        turn.show("begun, and nobody saw how it ended: being looked at");
        Sight now = turn.look();
        Evidence evidence = evidence(now);
        if (evidence.in(now) instanceof Proof.Verified(String words) && evidence.tells()) {
            turn.verified(words);
            return Settled.KNOWN;
        }
        if (turn.task().restarts()) {
            await(evidence, NO_RESTART);
            return Settled.KNOWN;
        }
        return switch (ask(fix, now, deadline)) {
            case Answer.Said(FixReport report) ->
                switch (report.state()) {
                    case WOULD_CHANGE -> wentBack() ? Settled.KNOWN : Settled.AGAIN;
                    case ALREADY_SO -> {
                        await(evidence, "the host says that it is done, but a new look does not show it: ");
                        yield Settled.KNOWN;
                    }
                    case NOT_APPLICABLE, SET_BY_POLICY, REFUSED, FAILED, CHANGED, UNDONE -> {
                        turn.add(new Event.Failed("the host was asked how it ended: " + report.because()));
                        yield Settled.KNOWN;
                    }
                    case WRONG_MACHINE, ACCESS_DENIED -> {
                        turn.add(new Event.Doubted("it can't be asked how it ended: " + report.because()));
                        yield Settled.KNOWN;
                    }
                };
            case Answer.None(String why) -> {
                turn.add(new Event.Doubted("it can't be asked how it ended: " + why));
                yield Settled.KNOWN;
            }
        };
    }

    /** What has a time, and was not seen in it, is not begun anew: as if the host had put it back, which it may well have. */
    private boolean wentBack() {
        Optional<Hold> hold = turn.ledger().step(turn.host().id()).trail().hold();
        if (hold.isEmpty() || hold.get().armed(turn.tools().pace().now())) {
            return false;
        }
        turn.add(new Event.Restored("its time was over before it was looked at, and the host is as it was before"));
        return true;
    }

    /** Right after the host was lost. Nothing is done again: that is for a person to say. */
    void look(Deadline deadline) throws InterruptedException {
        if (turn.task().reverts() || !(turn.task().fix() instanceof HostFix fix)) {
            return;
        }
        Optional<Sight> before = kept.before().flatMap(turn.tools()::sight);
        Sight seen = before.isPresent() ? before.get() : turn.look();
        if (turn.task().restarts()) {
            await(evidence(seen), NO_RESTART);
            return;
        }
        Evidence evidence = evidence(seen);
        Proof shown = evidence.await();
        if (shown instanceof Proof.Verified(String words) && evidence.tells()) {
            turn.verified(words);
            return;
        }
        if (ask(fix, seen, deadline) instanceof Answer.Said(FixReport report)) {
            switch (report.state()) {
                case WOULD_CHANGE -> {
                    if (!wentBack()) {
                        turn.add(new Event.Failed(
                                "the host was lost while it was worked on, and says now that it was not done"));
                    }
                }
                case ALREADY_SO -> {
                    switch (shown) {
                        case Proof.Verified(String words) -> turn.verified(words);
                        case Proof.Missing _ ->
                            turn.add(
                                    new Event.Failed("the host says that it is done, but a new look does not show it"));
                    }
                }
                case NOT_APPLICABLE, SET_BY_POLICY, REFUSED, FAILED, CHANGED, UNDONE, WRONG_MACHINE, ACCESS_DENIED -> {}
            }
        }
    }

    private void await(Evidence evidence, String otherwise) throws InterruptedException {
        switch (evidence.await()) {
            case Proof.Verified(String words) -> turn.verified(words);
            case Proof.Missing(String words) -> turn.add(new Event.Failed(otherwise + words));
        }
    }

    private Evidence evidence(Sight now) {
        Sight before = kept.before().flatMap(turn.tools()::sight).orElse(now);
        return new Evidence(turn, before, Optional.empty(), kept.report());
    }

    /** What the host says of itself. */
    private sealed interface Answer {
        record Said(FixReport report) implements Answer {}

        record None(String why) implements Answer {}
    }

    private Answer ask(HostFix fix, Sight now, Deadline deadline) throws InterruptedException {
        LogonOutcome outcome = turn.tools().acting().entry().enter(turn.host(), now.round(), deadline);
        return switch (outcome) {
            case LogonOutcome.NotGranted refused -> new Answer.None(refused.detail());
            case LogonOutcome.Granted granted -> {
                try (RemoteSession session = granted.session()) {
                    FixReport report = turn.tools()
                            .runs()
                            .run(
                                    session,
                                    fix,
                                    turn.request(Action.PLAN, now).expecting(kept.machine()),
                                    deadline.within(turn.tools().timings().ask()));
                    yield new Answer.Said(report);
                } catch (RemoteException lost) {
                    yield new Answer.None(String.valueOf(lost.getMessage()));
                }
            }
        };
    }
}
