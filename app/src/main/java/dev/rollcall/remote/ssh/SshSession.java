package dev.rollcall.remote.ssh;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.Onward;
import dev.rollcall.remote.PowerShellBootstrap;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteSession;
import dev.rollcall.remote.Script;
import dev.rollcall.remote.ScriptResult;
import dev.rollcall.remote.ScriptRun;
import dev.rollcall.remote.TransportKind;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.connection.channel.direct.Signal;
import org.jspecify.annotations.Nullable;

/** A host that was logged on to. Each run has a channel of its own; one that does not end well ends the connection. */
final class SshSession implements RemoteSession {
    /** For the words of a protocol that many tunnels share: a host that takes longer is gone. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** As long as a busy host takes to start a shell. */
    private static final Duration QUESTION = Duration.ofSeconds(10);

    private static final int MOST_OF_NOTHING = 256 * 1024;

    private final SshConnection connection;
    private final SshTransport transport;
    private final ShellRuns shell;
    private Optional<Script.Language> language = Optional.empty();
    private Optional<RemoteException> unanswered = Optional.empty();

    SshSession(SshConnection connection, ShellRuns shell, SshTransport transport) {
        this.connection = connection;
        this.transport = transport;
        this.shell = shell;
    }

    @Override
    public Optional<Onward> onward() {
        connection.waitsAtMost(LONGEST_WAIT);
        connection.asksForLife();
        return Optional.of(new SshOnward(connection, transport));
    }

    @Override
    public TransportKind transport() {
        return TransportKind.SSH;
    }

    /** Where its server doesn't say what it is, the host is asked, once. */
    @Override
    public Script.Language language() {
        Script.Language known =
                language.or(() -> HostSystem.bySoftware(connection.software())).orElseGet(this::answered);
        language = Optional.of(known);
        return known;
    }

    private Script.Language answered() {
        Deadline deadline = Deadline.after(QUESTION);
        connection.waitsUntil(deadline);
        try (Watch _ = Watch.over(deadline, connection::drop);
                Session channel = connection.startSession()) {
            Running running = start(channel, HostSystem.QUESTION, MOST_OF_NOTHING, deadline, connection::drop);
            running.sendEnd();
            return HostSystem.byAnswer(BoundedOutput.text(running.rest()));
        } catch (RemoteException noAnswer) {
            unanswered = Optional.of(noAnswer);
            return Script.Language.SH;
        } catch (IOException | RuntimeException noAnswer) {
            unanswered = Optional.of(Faults.of(noAnswer, "while it was asked what it is", deadline));
            return Script.Language.SH;
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
            return Script.Language.SH;
        }
    }

    @Override
    public ScriptResult run(ScriptRun run, Deadline deadline) throws RemoteException, InterruptedException {
        if (unanswered.isPresent() && !connection.isOpen()) {
            throw unanswered.get();
        }
        connection.waitsUntil(deadline);
        AtomicReference<@Nullable Session> channel = new AtomicReference<>();
        boolean done = false;
        try (Watch _ = Watch.over(deadline, () -> abandon(channel.get()))) {
            Session opened = connection.startSession();
            channel.set(opened);
            ScriptResult result = switch (run.script().language()) {
                case SH -> shell.run(start(opened, ShellBootstrap.COMMAND, run, deadline), run, deadline);
                case POWERSHELL -> {
                    PowerShellBootstrap bootstrap = PowerShellBootstrap.of(run.script(), run.request());
                    yield PowerShellRun.run(start(opened, bootstrap.commandLine(), run, deadline), bootstrap, run);
                }
            };
            opened.close();
            done = true;
            return result;
        } catch (IOException | RuntimeException failure) {
            SshConnection.stopIfInterrupted();
            throw Faults.of(failure, "while " + run.script().name() + " ran", deadline);
        } catch (RemoteException problem) {
            SshConnection.stopIfInterrupted();
            done = turnedAway(problem, channel.get());
            throw inTime(problem, run.script().name(), deadline);
        } finally {
            if (!done) {
                abandon(channel.get());
            }
        }
    }

    /** Means the same to every shell, POSIX or not. */
    @Override
    public void tryOut(Deadline deadline) throws RemoteException, InterruptedException {
        connection.waitsUntil(deadline);
        try (Watch _ = Watch.over(deadline, connection::drop);
                Session channel = connection.startSession()) {
            Running running = start(channel, "exit 0", MOST_OF_NOTHING, deadline, connection::drop);
            running.sendEnd();
            String said = HostText.of(BoundedOutput.text(running.rest()));
            if (running.exitCode() != 0) {
                throw new RemoteException(
                        Problem.ACCESS_DENIED,
                        "logged on, but this account has no shell there"
                                + (said.isEmpty() ? "" : "; it says: " + said));
            }
        } catch (IOException | RuntimeException failure) {
            SshConnection.stopIfInterrupted();
            throw Faults.of(failure, "while an empty command ran", deadline);
        } catch (RemoteException problem) {
            SshConnection.stopIfInterrupted();
            throw inTime(problem, "an empty command", deadline);
        }
    }

    /** A shell that didn't know the language, and ended: another may be asked for on the same connection. */
    private static boolean turnedAway(RemoteException problem, @Nullable Session channel) {
        return problem.problem() == Problem.ACCESS_DENIED
                && channel instanceof Session.Command command
                && command.getExitStatus() != null;
    }

    /** What fails because the deadline ended it. */
    private static RemoteException inTime(RemoteException problem, String what, Deadline deadline) {
        return problem.problem() == Problem.FAILED && deadline.passed()
                ? new RemoteException(Problem.TIMED_OUT, what + " did not end in time", problem)
                : problem;
    }

    private Running start(Session channel, String commandLine, ScriptRun run, Deadline deadline)
            throws IOException, RemoteException {
        return start(channel, commandLine, run.largestOutput(), deadline, () -> abandon(channel));
    }

    private Running start(Session channel, String commandLine, int mostOutput, Deadline deadline, Runnable end)
            throws IOException, RemoteException {
        try {
            return Running.start(channel, commandLine, mostOutput, deadline, end);
        } finally {
            connection.started(channel);
        }
    }

    /** The process group is ended where the host can do that; then all of the connection. */
    private void abandon(@Nullable Session channel) {
        connection.end(() -> kill(channel));
    }

    private static void kill(@Nullable Session channel) {
        try {
            if (channel instanceof Session.Command command) {
                command.signal(Signal.KILL);
            }
        } catch (IOException alreadyGone) {
            // It was to end.
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
