package dev.rollcall.probe.inside;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Outcome.Reason;
import dev.rollcall.observation.Phase;
import dev.rollcall.observation.TranscriptLine;
import dev.rollcall.observation.TranscriptLine.Direction;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteSession;
import dev.rollcall.remote.Script;
import dev.rollcall.remote.Script.Language;
import dev.rollcall.remote.ScriptResult;
import dev.rollcall.remote.ScriptRun;
import dev.rollcall.remote.TransportKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at a host through a session that somebody else opened. Safe for many threads, each with its own session. */
public final class InsideProbes {
    /** The checks that rest on nothing else than the script. */
    public static final List<Check> CHECKS = List.of(Check.SERVICE, Check.SESSION, Check.FIREWALL, Check.POLICY);

    private static final int LARGEST_OUTPUT = 2 * 1024 * 1024;
    private static final int LONGEST_TRANSCRIPT = 64 * 1024;

    private final InsideScripts scripts;
    private final Clock clock;
    private final InsideReader reader = new InsideReader();

    public InsideProbes(InsideScripts scripts, Clock clock) {
        this.scripts = scripts;
        this.clock = clock;
    }

    /** Looks of {@link #CHECKS} that all ended alike, for a host that could not be logged on to. */
    public static List<Look> without(Outcome outcome) {
        return CHECKS.stream()
                .map(check -> Look.without(check, Optional.empty(), outcome))
                .toList();
    }

    /** The same for one particular reason. */
    public static List<Look> without(RemoteException.Problem problem, String detail) {
        return without(new Outcome.Missing(reason(problem), line(detail)));
    }

    /** One run of a script that ended by itself. */
    private record Ran(Script script, ScriptRun run, ScriptResult result, Instant begun, Instant ended) {}

    /**
     * Runs the script for this host and reads what it says: one look for each of {@link #CHECKS}, and the inside of port, NLA and
     * certificate. What may only be seen by root is missing for an account that can't become it.
     */
    public List<Look> look(RemoteSession session, InsideRequest request, Deadline deadline)
            throws InterruptedException {
        boolean another = session.transport() == TransportKind.SSH;
        try {
            Ran ran = run(session, session.language(), request, deadline);
            Optional<InsideDocument> document = document(ran);
            if (document.isPresent()) {
                return looks(ran, document.get());
            }
            return (another && neverBegan(ran.result())
                            ? other(session, request, deadline)
                            : Optional.<List<Look>>empty())
                    .orElseGet(() -> unreadable(ran));
        } catch (RemoteException e) {
            boolean unknown = another && e.problem() == RemoteException.Problem.ACCESS_DENIED;
            return (unknown ? other(session, request, deadline) : Optional.<List<Look>>empty())
                    .orElseGet(() -> without(e.problem(), e.getMessage()));
        }
    }

    /** An SSH server does not say for certain which shell is behind it; empty where it doesn't know the other language either. */
    private Optional<List<Look>> other(RemoteSession session, InsideRequest request, Deadline deadline)
            throws InterruptedException {
        Language other = session.language() == Language.SH ? Language.POWERSHELL : Language.SH;
        try {
            Ran again = run(session, other, request, deadline);
            return document(again).map(document -> looks(again, document));
        } catch (RemoteException _) {
            return Optional.empty();
        }
    }

    private Ran run(RemoteSession session, Language language, InsideRequest request, Deadline deadline)
            throws RemoteException, InterruptedException {
        Instant begun = clock.instant();
        ScriptRun run = new ScriptRun(scripts.in(language), request.json(begun), true, LARGEST_OUTPUT);
        ScriptResult result = session.run(run, deadline);
        return new Ran(run.script(), run, result, begun, clock.instant());
    }

    private Optional<InsideDocument> document(Ran ran) {
        return reader.read(ran.result().output()) instanceof InsideReader.Reading.Read(InsideDocument document)
                ? Optional.of(document)
                : Optional.empty();
    }

    /** A shell that doesn't know the language says so, and prints no document. */
    private static boolean neverBegan(ScriptResult result) {
        return result.exitCode() != 0 && result.output().indexOf('{') < 0;
    }

    private List<Look> looks(Ran ran, InsideDocument document) {
        Instant middle =
                ran.begun().plus(Duration.between(ran.begun(), ran.ended()).dividedBy(2));
        List<Look> looks = new ArrayList<>();
        document.outcomes(middle).forEach((check, outcome) -> looks.add(look(check, outcome, ran)));
        document.halves()
                .forEach((check, half) -> looks.add(Look.without(check, Optional.empty(), new Outcome.Seen(half))));
        return looks;
    }

    /** What was run and said is kept with the first look, once. */
    private static Look look(Check check, Outcome outcome, Ran ran) {
        if (check != CHECKS.getFirst()) {
            return Look.without(check, Optional.empty(), outcome);
        }
        Duration took = Duration.between(ran.begun(), ran.ended());
        took = took.isNegative() ? Duration.ZERO : took;
        String asked = ran.script().name()
                + (ran.run().privileged() ? " as root " : " ")
                + ran.run().request();
        List<TranscriptLine> transcript = List.of(
                new TranscriptLine(Duration.ZERO, Direction.SENT, asked, ""),
                new TranscriptLine(took, Direction.RECEIVED, cut(ran.result().output(), LONGEST_TRANSCRIPT), ""));
        return new Look(
                check,
                Optional.empty(),
                outcome,
                took,
                List.of(new Phase(ran.script().name(), took)),
                transcript);
    }

    private List<Look> unreadable(Ran ran) {
        String why = reader.read(ran.result().output()) instanceof InsideReader.Reading.Unreadable(String words)
                ? words
                : "";
        String errors = ran.result()
                .errors()
                .lines()
                .filter(each -> !each.isBlank())
                .findFirst()
                .orElse("");
        String more = errors.isEmpty() ? "" : ": " + errors.strip();
        Outcome outcome = new Outcome.Missing(
                Reason.NOT_LEARNT,
                line(ran.script().name() + " ended with " + ran.result().exitCode() + ", " + why + more));
        return CHECKS.stream().map(check -> look(check, outcome, ran)).toList();
    }

    private static Reason reason(RemoteException.Problem problem) {
        return switch (problem) {
            case NOT_REACHED, REFUSED, UNTRUSTED, CREDENTIAL_REFUSED -> Reason.NOT_REACHED;
            case CREDENTIAL_UNUSABLE -> Reason.NO_CREDENTIAL;
            case ACCESS_DENIED -> Reason.ACCESS_DENIED;
            case TIMED_OUT -> Reason.TIMED_OUT;
            case TOO_MUCH_OUTPUT, FAILED -> Reason.NOT_LEARNT;
        };
    }

    private static String line(String words) {
        return cut(words.replaceAll("\\s+", " ").strip(), 300);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
