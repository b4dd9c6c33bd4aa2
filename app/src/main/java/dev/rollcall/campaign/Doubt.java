package dev.rollcall.campaign;

import dev.rollcall.campaign.Inquiry.Answer;
import dev.rollcall.fanout.Deadline;
import dev.rollcall.fix.FixReport;
import dev.rollcall.fix.HostFix;
import dev.rollcall.fix.Proof;
import dev.rollcall.fix.Sight;
import java.util.Optional;

/** A host on which something was begun, and nobody knows how it ended: looked at, and asked, before anything else is done to it. */
record Doubt(Turn turn, Kept kept) {
    private static final String NO_RESTART = "it was told to restart, and nothing shows that it did: ";

    private static final String NOT_SHOWN = "the host says that it is done, but a new look does not show it: ";

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
        Evidence evidence = Evidence.of(turn, kept, now);
        Proven proven = evidence.in(now);
        if (!(proven.proof() instanceof Proof.Missing) && evidence.tells()) {
            turn.proved(proven, "");
            return Settled.KNOWN;
        }
        if (turn.task().restarts()) {
            turn.proved(evidence.await(), NO_RESTART);
            return Settled.KNOWN;
        }
        return switch (new Inquiry(turn, fix).ask(now, kept.machine(), deadline)) {
            case Answer.Said(FixReport report) ->
                switch (report.state()) {
                    case WOULD_CHANGE -> wentBack() ? Settled.KNOWN : Settled.AGAIN;
                    case ALREADY_SO -> {
                        turn.proved(evidence.await(), NOT_SHOWN);
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
        Evidence evidence = Evidence.of(turn, kept, seen);
        Proven proven = evidence.await();
        if (turn.task().restarts() || (!(proven.proof() instanceof Proof.Missing) && evidence.tells())) {
            turn.proved(proven, NO_RESTART);
            return;
        }
        if (new Inquiry(turn, fix).ask(seen, kept.machine(), deadline) instanceof Answer.Said(FixReport report)) {
            switch (report.state()) {
                case WOULD_CHANGE -> {
                    if (!wentBack()) {
                        turn.add(new Event.Failed(
                                "the host was lost while it was worked on, and says now that it was not done",
                                turn.kept(proven.after())));
                    }
                }
                case ALREADY_SO -> turn.proved(proven, NOT_SHOWN);
                case NOT_APPLICABLE, SET_BY_POLICY, REFUSED, FAILED, CHANGED, UNDONE, WRONG_MACHINE, ACCESS_DENIED -> {}
            }
        }
    }
}
