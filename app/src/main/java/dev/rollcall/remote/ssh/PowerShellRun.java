package dev.rollcall.remote.ssh;

import dev.rollcall.remote.CliXml;
import dev.rollcall.remote.PowerShellBootstrap;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.ScriptResult;
import dev.rollcall.remote.ScriptRun;
import java.io.IOException;

/**
 * One PowerShell script on Windows OpenSSH, whether its shell is cmd.exe or PowerShell. (Through PowerShell an exit code other
 * than 0 arrives as 1.)
 */
final class PowerShellRun {
    private PowerShellRun() {}

    /** @param running {@link PowerShellBootstrap#commandLine()} */
    static ScriptResult run(Running running, PowerShellBootstrap bootstrap, ScriptRun run)
            throws IOException, RemoteException, InterruptedException {
        running.send(bootstrap.input());
        running.sendEnd();
        byte[] output = running.rest();
        int exitCode = running.exitCode();
        if (exitCode == PowerShellBootstrap.INCOMPLETE && output.length == 0) {
            throw new RemoteException(Problem.FAILED, run.script().name() + " did not arrive whole; nothing of it ran");
        }
        ErrorOutput errors = running.errors();
        String words = CliXml.words(BoundedOutput.text(errors.kept()));
        return new ScriptResult(exitCode, BoundedOutput.text(output), words, errors.cut());
    }
}
