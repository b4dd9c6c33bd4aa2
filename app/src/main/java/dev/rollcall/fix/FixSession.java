package dev.rollcall.fix;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fix.FixReport.State;
import dev.rollcall.host.InputException;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteSession;
import dev.rollcall.remote.Script;
import dev.rollcall.remote.Script.Language;
import dev.rollcall.remote.ScriptResult;
import dev.rollcall.remote.ScriptRun;
import dev.rollcall.remote.TransportKind;
import java.util.List;
import java.util.Optional;

/**
 * A fix's scripts over one session. An SSH server does not say for certain which shell is behind it: where the likely one's language
 * means nothing to it, the other is tried, by {@link Action#PLAN} alone, which changes nothing. What is to change something is run
 * in one language, once. For one thread at a time.
 */
public final class FixSession {
    private static final int LARGEST_OUTPUT = 1024 * 1024;

    private final RemoteSession session;
    private final HostFix fix;
    private final ReportReader reader;
    private Language language;
    private boolean certain;

    FixSession(RemoteSession session, HostFix fix, ReportReader reader) {
        this.session = session;
        this.fix = fix;
        this.reader = reader;
        language = session.language();
        certain = session.transport() != TransportKind.SSH;
    }

    /** What came of one run, and whether the shell seems not to know the language: then nothing of the script ran. */
    private record Ran(FixReport report, boolean unknown) {}

    /**
     * Runs the script for what is asked. Whatever it does, there is a report.
     *
     * @throws RemoteException where it is not known how the script ended: the connection was lost, or the deadline passed
     */
    public FixReport run(FixRequest request, Deadline deadline) throws RemoteException, InterruptedException {
        Ran ran = run(language, request, deadline);
        if (certain || !ran.unknown()) {
            certain |= !ran.unknown();
            return ran.report();
        }
        return switch (request.action()) {
            case PLAN -> inTheOther(request, deadline).orElse(ran.report());
            // Nothing of it ran; it runs again only where a plan has shown that the host knows the other language.
            case UNDO, CONFIRM ->
                inTheOther(request.asking(Action.PLAN), deadline).isPresent()
                        ? run(language, request, deadline).report()
                        : ran.report();
            case APPLY -> ran.report();
        };
    }

    /** What a plan says in the other language, which is the one from now on; empty where the host doesn't know it either. */
    private Optional<FixReport> inTheOther(FixRequest plan, Deadline deadline) throws InterruptedException {
        Language other = switch (language) {
            case SH -> Language.POWERSHELL;
            case POWERSHELL -> Language.SH;
        };
        if (fix.script(other).isEmpty()) {
            return Optional.empty();
        }
        try {
            Ran ran = run(other, plan, deadline);
            if (ran.unknown()) {
                return Optional.empty();
            }
            language = other;
            certain = true;
            return Optional.of(ran.report());
        } catch (RemoteException _) {
            return Optional.empty();
        }
    }

    private Ran run(Language spoken, FixRequest request, Deadline deadline)
            throws RemoteException, InterruptedException {
        Optional<Script> script = fix.script(spoken);
        if (script.isEmpty()) {
            String system = switch (spoken) {
                case POWERSHELL -> "Windows";
                case SH -> "Linux";
            };
            return new Ran(without(State.NOT_APPLICABLE, fix.id() + " means nothing on " + system), true);
        }
        try {
            String json = request.json(fix, spoken);
            return read(script.get(), session.run(new ScriptRun(script.get(), json, true, LARGEST_OUTPUT), deadline));
        } catch (InputException e) {
            return new Ran(without(State.REFUSED, String.valueOf(e.getMessage())), false);
        } catch (RemoteException e) {
            if (e.problem() == Problem.ACCESS_DENIED) {
                return new Ran(without(State.ACCESS_DENIED, e.getMessage()), true);
            }
            throw e;
        }
    }

    private Ran read(Script script, ScriptResult result) {
        Optional<FixReport> report = reader.read(result.output());
        if (report.isPresent()) {
            return new Ran(report.get(), false);
        }
        String said = result.errors()
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
        FixReport none = FixReport.failed(script.name() + " ended with " + result.exitCode() + " and no report"
                + (said.isEmpty() ? "" : ": " + ReportReader.line(said)));
        // A shell that doesn't know the language says so, and prints no document.
        return new Ran(none, result.exitCode() != 0 && result.output().indexOf('{') < 0);
    }

    private static FixReport without(State state, String because) {
        return new FixReport(state, because, List.of(), Optional.empty(), "", "", List.of());
    }
}
