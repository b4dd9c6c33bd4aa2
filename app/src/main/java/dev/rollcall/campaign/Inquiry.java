package dev.rollcall.campaign;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fix.Action;
import dev.rollcall.fix.FixReport;
import dev.rollcall.fix.FixRequest;
import dev.rollcall.fix.HostFix;
import dev.rollcall.fix.Sight;
import dev.rollcall.remote.LogonOutcome;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteSession;
import java.util.Optional;

/** Asks a host again what a fix would change: that says how it is. Changes nothing. */
record Inquiry(Turn turn, HostFix fix) {
    /** What the host says of itself. */
    sealed interface Answer {
        record Said(FixReport report) implements Answer {}

        record None(String why) implements Answer {}
    }

    /** @param machine what the host called itself: another is not asked */
    Answer ask(Sight now, String machine, Deadline deadline) throws InterruptedException {
        return switch (turn.tools().acting().entry().enter(turn.host(), now.round(), deadline)) {
            case LogonOutcome.NotGranted refused -> new Answer.None(refused.detail());
            case LogonOutcome.Granted granted -> {
                try (RemoteSession session = granted.session()) {
                    yield new Answer.Said(turn.tools()
                            .runs()
                            .run(
                                    session,
                                    fix,
                                    request(now, machine),
                                    deadline.within(turn.tools().timings().ask())));
                } catch (RemoteException lost) {
                    yield new Answer.None(String.valueOf(lost.getMessage()));
                }
            }
        };
    }

    /** Without an image: it is asked as if nothing had been done yet. */
    private FixRequest request(Sight now, String machine) {
        FixRequest plain = turn.request(Action.PLAN, now);
        return new FixRequest(
                Action.PLAN, plain.host(), plain.names(), plain.settings(), machine, Optional.empty(), plain.ticket());
    }
}
