package dev.rollcall.probe;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.LinkObservation;
import dev.rollcall.observation.LinkObservation.Attempt;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Outcome.Reason;
import dev.rollcall.probe.rdp.Caller;
import dev.rollcall.probe.tcp.Connection;
import dev.rollcall.probe.tcp.ConnectionFault;
import dev.rollcall.probe.tcp.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Connects several times, spread over half of the time that the host has left, says nothing and closes: packets that are lost show
 * as connects that take a second more, or get no answer. Loss comes in bursts, so that ten connects in one second would count one.
 * Nothing is held in between but the host's place: no connection, and no leave to talk. Each connect is in the host's log, so that
 * this is only done where it is asked for.
 */
final class LinkProbe implements Probe {
    static final int ATTEMPTS = 10;
    private static final int LEAST = 5;
    private static final int DEAD = 3;
    /** The rests are as long as the time allows, between these. */
    private static final Duration SHORTEST = Duration.ofMillis(250);

    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final Rest rest;

    /** How to wait until the next connect. */
    @FunctionalInterface
    interface Rest {
        void take(Duration duration) throws InterruptedException;
    }

    LinkProbe(Rest rest) {
        this.rest = rest;
    }

    @Override
    public Check check() {
        return Check.LINK;
    }

    @Override
    public Look look(Visit visit) throws InterruptedException {
        Transcript words = visit.linkWords();
        // A connection that is kept open meanwhile would keep others from being talked to.
        visit.close();
        return Looks.of(check(), visit, outcome(visit, words), List.of(), List.of(words));
    }

    private Outcome outcome(Visit visit, Transcript words) throws InterruptedException {
        Deadline deadline = visit.caller().deadline();
        // The other half is for what only the host itself can tell.
        Deadline half = deadline.within(deadline.left().dividedBy(2));
        int dead = visit.silent().getNow(false) ? 1 : DEAD;
        List<Attempt> attempts = new ArrayList<>(ATTEMPTS);
        try {
            while (attempts.size() < ATTEMPTS && !deadline.passed()) {
                attempts.add(attempt(visit.caller(), words));
                if (attempts.size() == dead && attempts.stream().noneMatch(Attempt::answered)) {
                    return new Outcome.Missing(
                            Reason.NOT_REACHED,
                            dead == 1 ? "no connect got an answer" : dead + " connects got no answer");
                }
                if (attempts.size() < ATTEMPTS) {
                    rest.take(deadline.within(rest(half.left().dividedBy(ATTEMPTS - attempts.size())))
                            .left());
                }
            }
        } catch (ConnectionFault ours) {
            if (ours.kind() != ConnectionFault.Kind.DEADLINE) {
                return Looks.missing(ours);
            }
        }
        boolean enough = attempts.size() >= LEAST && attempts.stream().anyMatch(Attempt::answered);
        return enough
                ? new Outcome.Seen(new LinkObservation(visit.target().port(), attempts))
                : new Outcome.Missing(
                        Reason.TIMED_OUT, "the host's deadline passed after " + attempts.size() + " connects");
    }

    private static Duration rest(Duration share) {
        Duration most = share.compareTo(LONGEST) > 0 ? LONGEST : share;
        return most.compareTo(SHORTEST) < 0 ? SHORTEST : most;
    }

    /** @throws ConnectionFault for our own limits only */
    private static Attempt attempt(Caller caller, Transcript words) throws ConnectionFault, InterruptedException {
        words.beginPhase();
        try (Connection _ = Connection.open(caller.to(), caller.timeout(), caller.deadline())) {
            return done(true, words);
        } catch (ConnectionFault fault) {
            boolean answered = switch (fault.kind()) {
                case REFUSED, RESET, CLOSED, TOO_MUCH -> true;
                case TIMED_OUT, UNREACHABLE -> false;
                case DEADLINE, LOCAL_LIMIT -> throw fault;
            };
            words.note("connect: " + fault.words());
            return done(answered, words);
        }
    }

    private static Attempt done(boolean answered, Transcript words) {
        Attempt attempt = new Attempt(answered, words.sincePhaseBegan());
        words.endPhase("connect again");
        return attempt;
    }
}
