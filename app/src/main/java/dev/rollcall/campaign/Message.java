package dev.rollcall.campaign;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fix.Action;
import dev.rollcall.fix.Change;
import dev.rollcall.fix.FixParameter;
import dev.rollcall.fix.FixReport;
import dev.rollcall.fix.FixRequest;
import dev.rollcall.fix.FixSettings;
import dev.rollcall.fix.HostFix;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.InputException;
import dev.rollcall.remote.LogonOutcome;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Words to the people on a host that is waited for, and what became of them, are written down. Whether they get them or not, the
 * campaign goes on.
 */
record Message(Turn turn) {
    private static final String FIX = "message-session";

    void tell(Sight sight, Deadline deadline) throws InterruptedException {
        String text = turn.task().care().message();
        Optional<HostFix> fix = turn.tools()
                .acting()
                .fixes()
                .of(FIX)
                .flatMap(found -> found instanceof HostFix host ? Optional.of(host) : Optional.empty());
        if (text.isBlank() || fix.isEmpty()) {
            return;
        }
        turn.add(new Event.Telling(text));
        Event.Told told = told(fix.get(), text, sight, deadline);
        turn.add(told);
        if (!told.shown()) {
            turn.ledger().show(turn.host().id(), StepState.WAITING, "no message was shown: " + told.words());
        }
    }

    private Event.Told told(HostFix fix, String text, Sight sight, Deadline deadline) throws InterruptedException {
        try {
            return switch (turn.tools().acting().entry().enter(turn.host(), sight.round(), deadline)) {
                case LogonOutcome.NotGranted refused -> not(refused.detail());
                case LogonOutcome.Granted granted -> {
                    try (RemoteSession session = granted.session()) {
                        FixReport report = send(session, fix, settings(fix, text), sight, deadline);
                        List<String> to =
                                report.changes().stream().map(Change::what).toList();
                        yield new Event.Told(report.state() == FixReport.State.CHANGED, report.because(), to);
                    }
                }
            };
        } catch (InputException unsent) {
            return not(String.valueOf(unsent.getMessage()));
        } catch (RemoteException lost) {
            return not("the host was lost, and may have shown it: " + lost.getMessage());
        }
    }

    private static Event.Told not(String why) {
        return new Event.Told(false, why, List.of());
    }

    private static FixSettings settings(HostFix fix, String text) throws InputException {
        Optional<FixParameter> parameter =
                fix.sheet().parameter("message").or(() -> fix.sheet().parameter("text"));
        if (parameter.isEmpty()) {
            throw new InputException(FIX + " takes no message");
        }
        Map<String, String> said = new LinkedHashMap<>(Map.of(parameter.get().key(), text));
        // To everybody who is waited for, not only to those whom it would tell by itself.
        fix.sheet().parameter("all").ifPresent(all -> said.put(all.key(), "yes"));
        return FixSettings.of(fix.sheet(), said);
    }

    private FixReport send(RemoteSession session, HostFix fix, FixSettings settings, Sight sight, Deadline deadline)
            throws RemoteException, InterruptedException {
        FixRequest plain = turn.request(Action.APPLY, sight);
        FixRequest request = new FixRequest(
                Action.APPLY,
                plain.host(),
                plain.names(),
                settings,
                plain.machine(),
                Optional.empty(),
                plain.ticket() + "-message");
        return turn.tools()
                .runs()
                .run(
                        session,
                        fix,
                        request,
                        deadline.within(turn.tools().timings().ask()));
    }
}
