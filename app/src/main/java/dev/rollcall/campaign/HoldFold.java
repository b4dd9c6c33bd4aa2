package dev.rollcall.campaign;

import dev.rollcall.fix.FixReport;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Until when what was changed on one host holds, as its lines tell it one after the other. For one thread at a time. */
final class HoldFold {
    private final Optional<Duration> holds;
    private Optional<Instant> begun = Optional.empty();
    /** The host armed what takes the change back after the one, and before the other. */
    private Optional<Instant> earliest = Optional.empty();

    private Optional<Instant> latest = Optional.empty();
    private Instant verified = Instant.MIN;
    private boolean asked;
    private boolean confirmed;
    private String answer = "";

    /** @param holds empty where what is done has no time */
    HoldFold(Optional<Duration> holds) {
        this.holds = holds;
    }

    void add(Instant at, Event event) {
        if (holds.isEmpty()) {
            return;
        }
        switch (event) {
            case Event.Begun _ -> {
                begun = Optional.of(at);
                earliest = earliest.or(() -> begun);
                latest = latest.or(() -> begun);
            }
            case Event.Applied(FixReport report) -> {
                if (report.state() == FixReport.State.CHANGED) {
                    // Where it was so already, what was armed before is still what counts.
                    earliest = begun;
                    latest = Optional.of(at);
                }
            }
            case Event.Verified _ -> verified = at;
            case Event.Keeping _ -> asked = true;
            case Event.Confirmed(String by, String words) -> {
                confirmed = true;
                answer = "confirmed by " + by + (words.isEmpty() ? "" : ": " + words);
            }
            case Event.NotConfirmed(String by, String words, boolean answered) -> {
                asked &= !answered;
                answer = "not confirmed by " + by + ": " + words;
            }
            case Event.Ordered _,
                    Event.Timed _,
                    Event.Planned _,
                    Event.Spared _,
                    Event.Waiting _,
                    Event.Pending _,
                    Event.Failed _,
                    Event.Doubted _,
                    Event.Undone _,
                    Event.Restored _,
                    Event.Telling _,
                    Event.Told _,
                    Event.Paused _,
                    Event.WentOn _,
                    Event.Resumed _,
                    Event.Ended _ -> {}
        }
    }

    /** What is verified is no longer so when its time is over, whether anybody looked again or not. */
    StepState state(StepState state, Instant now) {
        if (state != StepState.VERIFIED || !over(now)) {
            return state;
        }
        return asked ? StepState.IN_DOUBT : StepState.UNDONE;
    }

    /** @param words what there is to say of it without its time */
    String words(StepState state, String words, Instant now) {
        if (earliest.isEmpty()) {
            return words;
        }
        String until = time(earliest);
        if (state == StepState.IN_DOUBT) {
            return join(words, "if it was done, the host puts it back by itself " + until);
        }
        if (state != StepState.VERIFIED) {
            return words;
        }
        if (over(now)) {
            return (asked
                            ? "it was told to let the change stay, and nobody saw that it does; its time was over "
                            : "the host was to put it back by itself ")
                    + until
                    + (asked ? "" : ", and nobody has looked since");
        }
        if (confirmed) {
            return join(words, answer);
        }
        return join(
                join(
                        words,
                        ended(verified)
                                ? "it was still so after its time was over, " + until
                                : "the host puts it back by itself " + until + " unless that is confirmed"),
                answer);
    }

    /** Empty where nothing goes back by itself. */
    Optional<Hold> of(StepState state) {
        return switch (state) {
            case RUNNING, APPLIED, VERIFIED, FAILED, IN_DOUBT -> end(earliest).map(until -> new Hold(until, confirmed));
            case PLANNED, WAITING, UNDONE, LEFT_OUT -> Optional.empty();
        };
    }

    private boolean over(Instant now) {
        return !confirmed && ended(now) && !ended(verified);
    }

    private boolean ended(Instant at) {
        return end(latest).filter(end -> !at.isBefore(end)).isPresent();
    }

    private Optional<Instant> end(Optional<Instant> armed) {
        return armed.flatMap(start -> holds.map(start::plus));
    }

    private String time(Optional<Instant> armed) {
        return end(armed).map(at -> "at " + at.truncatedTo(ChronoUnit.SECONDS)).orElse("");
    }

    private static String join(String words, String more) {
        return words.isEmpty() || more.isEmpty() ? words + more : words + "; " + more;
    }
}
