package dev.rollcall.remote.ssh;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.ScriptResult;
import dev.rollcall.remote.ScriptRun;
import dev.rollcall.remote.ssh.ShellBootstrap.Elevation;
import dev.rollcall.vault.Credential;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Scripts for sh on one host, one after another; remembers whether the account can become root there. */
final class ShellRuns {
    /** For the host to end what is left of a script on its own, when nobody else can any more. */
    private static final long GRACE_SECONDS = 5;

    private final Credential credential;
    private final boolean given;
    private final SecureRandom random = new SecureRandom();
    private String refusal = "";

    /**
     * @param given whether the host was given the credential at the log-on. If not, it gets no password for sudo either: whoever
     *     lets anybody in could collect passwords so, and the lock-out guard was not asked.
     */
    ShellRuns(Credential credential, boolean given) {
        this.credential = credential;
        this.given = given;
    }

    /** @param running {@link ShellBootstrap#COMMAND} */
    ScriptResult run(Running running, ScriptRun run, Deadline deadline)
            throws IOException, RemoteException, InterruptedException {
        Elevation elevation = elevation(run);
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        String token = "rollcall-" + HexFormat.of().formatHex(bytes);
        running.send(ShellBootstrap.opening(token, deadline.left().toSeconds() + GRACE_SECONDS, elevation));
        if (elevation != Elevation.SUDO_WITH_PASSWORD) {
            sendBody(running, run);
        }
        String report = report(running, token);
        if (report.equals("password")) {
            if (elevation != Elevation.SUDO_WITH_PASSWORD) {
                throw new RemoteException(
                        Problem.ACCESS_DENIED, "asked for a password where none was offered; none was sent");
            }
            sendPassword(running);
            report = report(running, token);
        }
        if (elevation == Elevation.SUDO_WITH_PASSWORD) {
            sendBody(running, run);
        }
        byte[] printed = running.rest();
        int exitCode = running.exitCode();
        String text = BoundedOutput.text(printed);
        if (text.startsWith(token + " incomplete")) {
            throw new RemoteException(Problem.FAILED, run.script().name() + " did not arrive whole; nothing of it ran");
        }
        return result(run, report, exitCode, text, running.errors());
    }

    private ScriptResult result(ScriptRun run, String report, int exitCode, String text, ErrorOutput errors) {
        boolean privileged = report.equals("root") || report.equals("sudo");
        if (run.privileged() && !privileged && refusal.isEmpty()) {
            String said = HostText.of(report.substring(Math.min(report.length(), "plain ".length())));
            String why = said.isEmpty() ? "can't become root" : said;
            refusal = withheld() ? "let in without the password, so sudo is not given it: " + why : why;
        }
        return new ScriptResult(
                exitCode,
                text,
                BoundedOutput.text(errors.kept()),
                errors.cut(),
                privileged,
                run.privileged() && !privileged ? refusal : "");
    }

    /** Refused once is refused for the session: each attempt is one in the host's log. */
    private Elevation elevation(ScriptRun run) {
        if (!run.privileged() || !refusal.isEmpty()) {
            return Elevation.NONE;
        }
        return credential instanceof Credential.Password && given ? Elevation.SUDO_WITH_PASSWORD : Elevation.SUDO;
    }

    private boolean withheld() {
        return credential instanceof Credential.Password && !given;
    }

    /** Skips what profiles print, up to the line that the bootstrap reports in. */
    private static String report(Running running, String token) throws IOException, RemoteException {
        String first = "";
        for (byte @Nullable [] line = running.line(); line != null; line = running.line()) {
            String text = new String(line, StandardCharsets.UTF_8);
            if (text.startsWith(token + " ")) {
                return text.substring(token.length() + 1).strip();
            }
            first = first.isEmpty() ? HostText.of(text) : first;
        }
        running.awaitEnd();
        throw new RemoteException(
                Problem.ACCESS_DENIED,
                "logged on, but this account has no POSIX shell there"
                        + (first.isEmpty() ? "" : "; it says: " + first));
    }

    private void sendPassword(Running running) throws IOException {
        if (!(credential instanceof Credential.Password password)) {
            running.send(new byte[] {'\n'});
            return;
        }
        byte[] line = password.password().withUtf8(bytes -> Arrays.copyOf(bytes, bytes.length + 1));
        try {
            line[line.length - 1] = '\n';
            running.send(line);
        } finally {
            Arrays.fill(line, (byte) 0);
        }
    }

    private static void sendBody(Running running, ScriptRun run) throws IOException {
        running.send(ShellBootstrap.body(run.script(), run.request()));
        running.sendEnd();
    }
}
