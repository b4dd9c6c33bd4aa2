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
import java.util.List;
import java.util.Optional;

/** Runs host scripts of fixes and reads what they say. Safe for many threads, each with a session of its own. */
public final class FixRuns {
    private static final int LARGEST_OUTPUT = 1024 * 1024;

    private final ReportReader reader = new ReportReader();

    /**
     * Runs a fix's script for what is asked. Whatever the script does, there is a report.
     *
     * @throws RemoteException where it is not known how the script ended: the connection was lost, or the deadline passed
     */
    public FixReport run(RemoteSession session, HostFix fix, FixRequest request, Deadline deadline)
            throws RemoteException, InterruptedException {
        Language language = session.language();
        Optional<Script> script = fix.script(language);
        if (script.isEmpty()) {
            String system = switch (language) {
                case POWERSHELL -> "Windows";
                case SH -> "Linux";
            };
            return without(State.NOT_APPLICABLE, fix.id() + " means nothing on " + system);
        }
        try {
            String json = request.json(fix, language);
            return read(script.get(), session.run(new ScriptRun(script.get(), json, true, LARGEST_OUTPUT), deadline));
        } catch (InputException e) {
            return without(State.REFUSED, String.valueOf(e.getMessage()));
        } catch (RemoteException e) {
            if (e.problem() == Problem.ACCESS_DENIED) {
                return without(State.ACCESS_DENIED, e.getMessage());
            }
            throw e;
        }
    }

    private FixReport read(Script script, ScriptResult result) {
        Optional<FixReport> report = reader.read(result.output());
        if (report.isPresent()) {
            return report.get();
        }
        String said = result.errors()
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
        return FixReport.failed(script.name() + " ended with " + result.exitCode() + " and no report"
                + (said.isEmpty() ? "" : ": " + said.strip()));
    }

    private static FixReport without(State state, String because) {
        return new FixReport(state, because, List.of(), Optional.empty(), "", "", List.of());
    }
}
