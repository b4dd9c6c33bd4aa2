package dev.rollcall.remote.winrm;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.PowerShellBootstrap;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteSession;
import dev.rollcall.remote.ScriptResult;
import dev.rollcall.remote.ScriptRun;
import dev.rollcall.remote.TransportKind;
import dev.rollcall.remote.winrm.soap.FaultException;
import dev.rollcall.remote.winrm.soap.ShellRequests;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One connection and one command shell, made for the first script and kept for the next. After a failure the session is over: the
 * shell is being deleted, and another session has to be opened.
 */
final class WinRmSession implements RemoteSession {
    private static final long CLOSING_MILLIS = 2000;
    /** A host that hangs keeps nobody longer than a fan-out waits for a job that is late. */
    private static final long LEAVING_MILLIS = 500;

    private static final Duration FREEING = Duration.ofSeconds(1);

    private final TransportKind transport;
    private final Gate gate;
    private final Farewells farewells;
    private final Soap soap;
    private Optional<String> shell = Optional.empty();
    private Optional<CountDownLatch> farewell = Optional.empty();

    WinRmSession(TransportKind transport, Gate gate, Farewells farewells, Soap soap) {
        this.transport = transport;
        this.gate = gate;
        this.farewells = farewells;
        this.soap = soap;
    }

    @Override
    public TransportKind transport() {
        return transport;
    }

    @Override
    public ScriptResult run(ScriptRun run, Deadline deadline) throws RemoteException, InterruptedException {
        PowerShellBootstrap bootstrap = PowerShellBootstrap.of(run.script(), run.request());
        if (farewell.isPresent() || !soap.usable()) {
            throw new RemoteException(Problem.FAILED, "The session with the host has ended");
        }
        Optional<String> command = Optional.empty();
        boolean done = false;
        try {
            String shellId = openShell(deadline);
            command = Optional.of(
                    soap.ask(ShellRequests.command(shellId, "powershell.exe", arguments(bootstrap)), deadline)
                            .commandId());
            Program program = new Program(soap, shellId, command.get(), run.largestOutput());
            program.give(bootstrap.input(), deadline);
            ScriptResult result = program.await(deadline);
            if (result.exitCode() == PowerShellBootstrap.INCOMPLETE
                    && result.output().isEmpty()) {
                throw new RemoteException(Problem.FAILED, "The script did not arrive whole");
            }
            free(shellId, command.get(), deadline);
            done = true;
            return result;
        } catch (FaultException e) {
            throw Faults.inWords(e.fault());
        } finally {
            if (!done) {
                leave(command);
            }
        }
    }

    /** Whoever WinRM lets in is an administrator. */
    @Override
    public void tryOut(Deadline deadline) {
        // Nothing more to learn.
    }

    private String openShell(Deadline deadline) throws RemoteException, FaultException, InterruptedException {
        if (shell.isEmpty()) {
            shell = Optional.of(soap.ask(ShellRequests.create(), deadline).shellId());
        }
        return shell.get();
    }

    private static List<String> arguments(PowerShellBootstrap bootstrap) {
        return List.of("-NoProfile", "-NonInteractive", "-EncodedCommand", bootstrap.encodedCommand());
    }

    /** Part of the protocol: a program keeps its place until it is signalled, even after its end. What it gave is ours already. */
    private void free(String shellId, String commandId, Deadline deadline) throws InterruptedException {
        try {
            soap.ask(ShellRequests.terminate(shellId, commandId), deadline.within(FREEING));
        } catch (RemoteException | FaultException e) {
            // The shell goes soon, and with it everything in it.
        }
    }

    private void leave(Optional<String> command) {
        if (shell.isEmpty()) {
            soap.close();
        } else if (farewell.isEmpty()) {
            farewell = Optional.of(farewells.start(gate, soap, shell.get(), command));
        }
    }

    @Override
    public void close() {
        long patience = soap.usable() && farewell.isEmpty() ? CLOSING_MILLIS : LEAVING_MILLIS;
        leave(Optional.empty());
        try {
            if (farewell.isPresent()) {
                boolean _ = farewell.get().await(patience, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            // It goes on without us.
            Thread.currentThread().interrupt();
        }
    }
}
