package dev.rollcall.campaign;

import dev.rollcall.campaign.StepRecord.Subject;
import dev.rollcall.campaign.StepRecord.Trail;
import dev.rollcall.fix.Change;
import dev.rollcall.fix.FixReport;
import dev.rollcall.fix.LeftOut;
import dev.rollcall.host.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One host of a campaign, as its lines tell it one after the other. For one thread at a time. */
final class StepFold {
    private static final String UNSEEN = "it was begun, and nobody saw how it ended";

    private final HostId host;
    private final HoldFold hold;
    private String name = "";
    private int wave;
    private StepState state = StepState.PLANNED;
    private Optional<LeftOut> leftOut = Optional.empty();
    private String words = "";
    private List<Change> changes = List.of();
    private List<String> log = List.of();
    private boolean image;
    private boolean touched;
    /** Applied, and known to take effect only later. */
    private boolean pending;

    private Optional<Instant> begun = Optional.empty();
    private Duration took = Duration.ZERO;

    StepFold(HostId host, HoldFold hold) {
        this.host = host;
        this.hold = hold;
    }

    void add(Instant at, Event event) {
        hold.add(at, event);
        switch (event) {
            case Event.Planned planned -> {
                name = planned.host().name();
                wave = planned.wave();
                changes = planned.changes();
                to(StepState.PLANNED, planned.words());
            }
            case Event.Spared spared -> {
                name = spared.host();
                leftOut = Optional.of(spared.reason());
                changes = spared.changes();
                to(StepState.LEFT_OUT, spared.words());
            }
            case Event.Waiting(String why) -> to(StepState.WAITING, why);
            case Event.Begun started -> {
                // The first image holds: it was taken before anything was changed.
                image = image || started.image().isPresent();
                touched = true;
                pending = false;
                changes = started.changes();
                begun = Optional.of(at);
                took = Duration.ZERO;
                to(StepState.RUNNING, "");
            }
            case Event.Applied(FixReport report) -> applied(at, report);
            case Event.Verified verified -> done(at, StepState.VERIFIED, verified.words());
            case Event.Pending seen -> {
                done(at, StepState.APPLIED, seen.words());
                pending = true;
            }
            case Event.Failed failed -> done(at, StepState.FAILED, failed.words());
            case Event.Doubted(String why) -> done(at, StepState.IN_DOUBT, why);
            case Event.Undone undone -> to(StepState.UNDONE, undone.words());
            case Event.Restored(String why) -> to(StepState.UNDONE, why);
            case Event.Ordered _,
                    Event.Timed _,
                    Event.Keeping _,
                    Event.Confirmed _,
                    Event.NotConfirmed _,
                    Event.Telling _,
                    Event.Told _,
                    Event.Paused _,
                    Event.WentOn _,
                    Event.Resumed _,
                    Event.Ended _ -> {}
        }
    }

    private void done(Instant at, StepState next, String why) {
        if (!pending) {
            // What takes effect later is not worked on until then.
            begun.ifPresent(start -> took = Duration.between(start, at));
        }
        to(next, why);
    }

    private void applied(Instant at, FixReport report) {
        log = report.log();
        image = image || report.image().isPresent();
        touched = switch (report.state()) {
            case CHANGED, UNDONE, ALREADY_SO, FAILED -> true;
            case WOULD_CHANGE, NOT_APPLICABLE, SET_BY_POLICY, REFUSED, WRONG_MACHINE, ACCESS_DENIED -> false;
        };
        if (!report.changes().isEmpty()) {
            changes = report.changes();
        }
        done(at, StepState.APPLIED, report.because());
    }

    private void to(StepState next, String why) {
        state = next;
        words = why;
        pending = false;
    }

    /**
     * @param live whether its campaign is under way: without, what had begun is in doubt
     * @param now as it is seen then
     * @param undo whether what its fix does can be taken back
     * @param reverts whether this campaign takes another one back: what is verified of it is undone
     */
    StepRecord record(boolean live, Instant now, boolean undo, boolean reverts) {
        StepState rest = live ? state : atRest();
        StepState shown = reverts && rest == StepState.VERIFIED ? StepState.UNDONE : hold.state(rest, now);
        boolean back = switch (reverts ? shown : rest) {
            case APPLIED, VERIFIED, FAILED, IN_DOUBT -> undo && image && touched;
            case PLANNED, WAITING, RUNNING, UNDONE, LEFT_OUT -> false;
        };
        String said = rest == StepState.IN_DOUBT && state != StepState.IN_DOUBT ? UNSEEN : words;
        return new StepRecord(
                new Subject(host, name),
                wave,
                shown,
                leftOut,
                hold.words(rest, said, now),
                changes,
                new Trail(back, took, log, hold.of(rest).filter(_ -> touched)));
    }

    /** Whether something was begun, which may have changed the host. */
    boolean touched() {
        return touched;
    }

    /** Whether it was seen to be changed, and goes back by itself. */
    boolean confirmable() {
        return state == StepState.VERIFIED
                && hold.of(state).filter(one -> !one.confirmed()).isPresent();
    }

    /** Whoever worked on it is gone. */
    void settle() {
        StepState rest = atRest();
        if (rest != state) {
            to(rest, rest == StepState.IN_DOUBT ? UNSEEN : "");
        }
    }

    private StepState atRest() {
        return switch (state) {
            case RUNNING -> StepState.IN_DOUBT;
            case APPLIED -> pending ? StepState.APPLIED : StepState.IN_DOUBT;
            case WAITING -> touched ? StepState.IN_DOUBT : StepState.PLANNED;
            case PLANNED, VERIFIED, FAILED, UNDONE, IN_DOUBT, LEFT_OUT -> state;
        };
    }

    int wave() {
        return wave;
    }
}
