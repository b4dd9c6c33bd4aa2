package dev.rollcall.probe;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Phase;
import dev.rollcall.observation.TranscriptLine;
import dev.rollcall.probe.rdp.Opening;
import dev.rollcall.probe.tcp.ConnectionFault;
import dev.rollcall.probe.tcp.Transcript;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes looks out of outcomes and the parts of the transcript they rest on. */
final class Looks {
    private Looks() {}

    /**
     * One look.
     *
     * @param context said before, by another check's steps: part of the transcript, but not of the time
     */
    static Look of(Check check, Visit visit, Outcome outcome, List<Transcript> context, List<Transcript> own) {
        List<Phase> phases = new ArrayList<>();
        List<TranscriptLine> lines = new ArrayList<>();
        Duration took = Duration.ZERO;
        context.forEach(part -> lines.addAll(part.lines()));
        for (Transcript part : own) {
            phases.addAll(part.phases());
            lines.addAll(part.lines());
            for (Phase phase : part.phases()) {
                took = took.plus(phase.took());
            }
        }
        return new Look(check, Optional.of(visit.target().address()), outcome, took, phases, lines);
    }

    /** For a check that has nothing to look at, because the port is not open. */
    static Look notReached(Check check, Visit visit, Opening opening) {
        String state = opening.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        Outcome outcome = new Outcome.Missing(
                Outcome.Reason.NOT_REACHED, "port " + visit.target().port() + " is " + state);
        return Look.without(check, Optional.of(visit.target().address()), outcome);
    }

    /** @param fault one of our own limits */
    static Outcome missing(ConnectionFault fault) {
        return new Outcome.Missing(
                fault.kind() == ConnectionFault.Kind.LOCAL_LIMIT
                        ? Outcome.Reason.LOCAL_LIMIT
                        : Outcome.Reason.TIMED_OUT,
                fault.words());
    }

    static Look defect(Check check, InetAddress address, RuntimeException bug) {
        return Look.without(check, Optional.of(address), new Outcome.Defect(bug.toString()));
    }
}
