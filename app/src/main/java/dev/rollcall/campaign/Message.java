package dev.rollcall.campaign;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fix.Action;
import dev.rollcall.fix.FixParameter;
import dev.rollcall.fix.FixRequest;
import dev.rollcall.fix.FixSettings;
import dev.rollcall.fix.HostFix;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.InputException;
import dev.rollcall.remote.LogonOutcome;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Words to the people on a host that is waited for. Whether they get them or not, the campaign goes on. */
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
        try {
            send(fix.get(), settings(fix.get(), text), sight, deadline);
        } catch (InputException | RemoteException unsent) {
            turn.ledger().show(turn.host().id(), StepState.WAITING, "no message could be sent: " + unsent.getMessage());
        }
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

    private void send(HostFix fix, FixSettings settings, Sight sight, Deadline deadline)
            throws RemoteException, InterruptedException {
        LogonOutcome outcome = turn.tools().acting().entry().enter(turn.host(), sight.round(), deadline);
        if (outcome instanceof LogonOutcome.Granted granted) {
            try (RemoteSession session = granted.session()) {
                FixRequest plain = turn.request(Action.APPLY, sight);
                FixRequest request = new FixRequest(
                        Action.APPLY,
                        plain.host(),
                        plain.names(),
                        settings,
                        plain.machine(),
                        Optional.empty(),
                        plain.ticket() + "-message");
                turn.tools()
                        .runs()
                        .run(
                                session,
                                fix,
                                request,
                                deadline.within(turn.tools().timings().ask()));
            }
        }
    }
}
