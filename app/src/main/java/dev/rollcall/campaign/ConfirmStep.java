package dev.rollcall.campaign;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fanout.Job;
import dev.rollcall.fanout.Permit;
import dev.rollcall.fix.Action;
import dev.rollcall.fix.FixReport;
import dev.rollcall.fix.FixRequest;
import dev.rollcall.fix.Proof;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.Host;
import dev.rollcall.remote.LogonOutcome;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteSession;
import java.util.Optional;

/** Tells one host to let its change stay. That it is about to be told is in the journal before it is, and what it said after. */
record ConfirmStep(Confirming confirming, Host host) implements Job<StepState> {
    @Override
    public String name() {
        return "confirm " + host.label();
    }

    @Override
    public StepState run(Deadline deadline) throws InterruptedException {
        try (Permit _ = tools().onHost().take(host.id(), deadline)) {
            // Somebody may have taken it back, or confirmed it, in the meantime.
            if (ledger().confirmable(host.id())) {
                add(told(deadline));
            }
        }
        return ledger().step(host.id()).state();
    }

    private Event told(Deadline deadline) throws InterruptedException {
        Optional<Kept> kept = Kept.of(tools().books().journal().of(ledger().campaign(), host.id()));
        if (kept.isEmpty()) {
            return not("what was done to it is not written down", false);
        }
        Sight sight = tools().looks().look(host);
        Optional<String> doubt = Identity.doubt(host, sight, "");
        if (doubt.isPresent()) {
            return not(doubt.get(), false);
        }
        return switch (tools().acting().entry().enter(host, sight.round(), deadline)) {
            case LogonOutcome.NotGranted refused -> not(refused.detail(), false);
            case LogonOutcome.Granted granted -> {
                try (RemoteSession session = granted.session()) {
                    yield tell(session, request(kept.get(), sight), kept.get(), deadline);
                }
            }
        };
    }

    private FixRequest request(Kept kept, Sight sight) {
        return new FixRequest(
                Action.CONFIRM,
                host,
                Identity.names(host, sight),
                confirming.task().settings(),
                kept.machine(),
                kept.image(),
                ledger().campaign() + "-" + host.id());
    }

    private Event tell(RemoteSession session, FixRequest request, Kept kept, Deadline deadline)
            throws InterruptedException {
        add(new Event.Keeping());
        try {
            FixReport report = run(session, request, deadline);
            return switch (report.state()) {
                case CHANGED, ALREADY_SO -> new Event.Confirmed(confirming.by(), report.because());
                case REFUSED, UNDONE ->
                    isBack(session, request, kept, deadline)
                            ? new Event.Restored("the host put it back by itself: " + report.because())
                            : not(report.because(), true);
                case WOULD_CHANGE, NOT_APPLICABLE, SET_BY_POLICY, WRONG_MACHINE, ACCESS_DENIED ->
                    not(report.because(), true);
                case FAILED -> not(report.because(), false);
            };
        } catch (RemoteException lost) {
            return not("the host was lost while it was told: " + lost.getMessage(), false);
        }
    }

    /** Whether the change is not there any more: the host says so, and so does a new look. */
    private boolean isBack(RemoteSession session, FixRequest request, Kept kept, Deadline deadline)
            throws RemoteException, InterruptedException {
        FixReport plan = run(session, request.asking(Action.PLAN), deadline);
        Sight now = tools().looks().look(host);
        Sight before = kept.before().flatMap(tools()::sight).orElse(now);
        return plan.state() == FixReport.State.WOULD_CHANGE
                && confirming.fix().proof(before, now, kept.report()) instanceof Proof.Missing;
    }

    private FixReport run(RemoteSession session, FixRequest request, Deadline deadline)
            throws RemoteException, InterruptedException {
        return tools().runs()
                .run(
                        session,
                        confirming.fix(),
                        request,
                        deadline.within(tools().timings().ask()));
    }

    private Event not(String words, boolean answered) {
        return new Event.NotConfirmed(confirming.by(), words, answered);
    }

    private void add(Event event) {
        ledger().add(host.id(), confirming.by(), event);
    }

    private Tools tools() {
        return confirming.tools();
    }

    private Ledger ledger() {
        return confirming.ledger();
    }
}
