package dev.rollcall.campaign;

import dev.rollcall.campaign.StepRecord.Subject;
import dev.rollcall.campaign.StepRecord.Trail;
import dev.rollcall.fanout.Deadline;
import dev.rollcall.fanout.Job;
import dev.rollcall.fix.Action;
import dev.rollcall.fix.Change;
import dev.rollcall.fix.DeskFix;
import dev.rollcall.fix.Fit;
import dev.rollcall.fix.FixReport;
import dev.rollcall.fix.FixRequest;
import dev.rollcall.fix.HostFix;
import dev.rollcall.fix.LeftOut;
import dev.rollcall.fix.Proof;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.observation.Check;
import dev.rollcall.remote.LogonOutcome;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plans one host: a new look, what speaks against it, and what the host itself says would change. Changes nothing. */
final class Question implements Job<Draft> {
    private final Tools tools;
    private final Task task;
    private final Host host;
    private final Optional<Kept> kept;

    /** @param kept of a campaign that is to be taken back: what it kept of this host; otherwise empty */
    Question(Tools tools, Task task, Host host, Optional<Kept> kept) {
        this.tools = tools;
        this.task = task;
        this.host = host;
        this.kept = kept;
    }

    @Override
    public String name() {
        return "plan " + host.label();
    }

    Host host() {
        return host;
    }

    @Override
    public Draft run(Deadline deadline) throws InterruptedException {
        Sight sight = tools.looks().look(host);
        return switch (task.fix()) {
            case DeskFix desk -> atDesk(desk, sight, deadline);
            case HostFix fix -> onHost(fix, sight, deadline);
        };
    }

    private Draft atDesk(DeskFix desk, Sight sight, Deadline deadline) throws InterruptedException {
        Optional<Concern> unfit = unfit(sight);
        if (unfit.isPresent()) {
            return spared(unfit.get());
        }
        try {
            FixReport report = desk.run(host, sight, task.settings(), Action.PLAN, deadline);
            return Concern.in(report)
                    .map(this::spared)
                    .orElseGet(() -> planned(report.changes(), report.because(), "", Optional.empty(), 0));
        } catch (InputException wrong) {
            return spared(new Concern(LeftOut.REFUSED, String.valueOf(wrong.getMessage())));
        }
    }

    private Draft onHost(HostFix fix, Sight sight, Deadline deadline) throws InterruptedException {
        Optional<Concern> concern = (task.reverts() ? Optional.<Concern>empty() : unfit(sight))
                .or(() -> tools.concerns().of(task, host, sight));
        if (concern.isPresent()) {
            return spared(concern.get());
        }
        Optional<Concern> people = People.concern(task, sight);
        if (people.isPresent() && task.care().inUse() == Care.InUse.LEAVE_OUT) {
            return spared(people.get());
        }
        String words = people.filter(_ -> task.care().inUse() == Care.InUse.WAIT)
                .map(Concern::words)
                .orElse("");
        return switch (tools.acting().entry().enter(host, sight.round(), deadline)) {
            case LogonOutcome.NotGranted refused -> spared(new Concern(LeftOut.NO_ACCESS, refused.detail()));
            case LogonOutcome.Granted granted -> {
                try (RemoteSession session = granted.session()) {
                    yield kept.isPresent()
                            ? takingBack(kept.get(), sight, words)
                            : asked(session, fix, sight, words, deadline);
                }
            }
        };
    }

    private Draft asked(RemoteSession session, HostFix fix, Sight sight, String words, Deadline deadline)
            throws InterruptedException {
        FixRequest request = new FixRequest(
                Action.PLAN, host, Identity.names(host, sight), task.settings(), "", Optional.empty(), "plan");
        try {
            FixReport report = tools.runs()
                    .run(session, fix, request, deadline.within(tools.timings().ask()));
            Optional<Concern> against = Identity.doubt(host, sight, report.computer())
                    .map(doubt -> new Concern(LeftOut.IDENTITY_DOUBTFUL, doubt))
                    .or(() -> Concern.in(report));
            if (against.isPresent()) {
                return spared(against.get(), report.changes());
            }
            String why = words.isEmpty() ? report.because() : words;
            Draft draft = planned(report.changes(), why, report.machine(), Optional.empty(), People.at(sight));
            return hidesHarm(fix, sight, report) ? draft.hidingHarm() : draft;
        } catch (RemoteException lost) {
            return spared(new Concern(LeftOut.NO_ACCESS, String.valueOf(lost.getMessage())));
        }
    }

    /** Remote Desktop does not answer there now, and whoever does not ask for more would take that for success. */
    private static boolean hidesHarm(HostFix fix, Sight sight, FixReport report) {
        return switch (sight.status(Check.PORT)) {
            case FAIL, UNKNOWN -> fix.proof(sight, sight, report) instanceof Proof.Verified;
            case OK, WARN, SKIPPED -> false;
        };
    }

    private Draft takingBack(Kept before, Sight sight, String words) {
        List<Change> back = before.changes().stream()
                .map(change -> new Change(change.what(), /* before= */ change.after(), /* after= */ change.before()))
                .toList();
        return planned(back, words, before.machine(), before.image(), People.at(sight));
    }

    private Optional<Concern> unfit(Sight sight) {
        return switch (task.fix().fit(sight, task.settings())) {
            case Fit.Applies _ -> Optional.empty();
            case Fit.Not(LeftOut reason, String words) -> Optional.of(new Concern(reason, words));
        };
    }

    private Draft planned(List<Change> changes, String words, String machine, Optional<String> image, int people) {
        StepRecord step = new StepRecord(
                new Subject(host.id(), host.name()),
                0,
                StepState.PLANNED,
                Optional.empty(),
                words,
                changes,
                new Trail(false, Duration.ZERO, List.of()));
        return new Draft(new PlannedStep(host, step, machine, image), people, true);
    }

    Draft spared(Concern concern) {
        return spared(concern, List.of());
    }

    private Draft spared(Concern concern, List<Change> changes) {
        return Draft.spared(host, concern, changes);
    }
}
