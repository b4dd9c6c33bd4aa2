package dev.rollcall.remote.ssh;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.LogonGuard;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.Script;
import dev.rollcall.remote.ScriptResult;
import dev.rollcall.remote.ScriptRun;
import dev.rollcall.remote.Transport;
import dev.rollcall.remote.Trust;
import dev.rollcall.remote.TrustVerdict;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Words for tests that log on. */
final class Logons {
    static final Trust ANYBODY = (_, _, _) -> new TrustVerdict.Trusted();
    private static final int LARGEST = 100_000;

    private Logons() {}

    static SshTransport transport() {
        return SshTransport.with(ANYBODY, new LogonGuard(), Map.of());
    }

    static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20));
    }

    static Deadline in(Duration time) {
        return Deadline.after(time);
    }

    static Credential password(String user, String password) {
        return new Credential.Password("test", user, Secret.takingOver(password.toCharArray()));
    }

    static Credential.SshKey key(String user, String text) {
        return new Credential.SshKey("test", user, Secret.takingOver(text.toCharArray()), Optional.empty());
    }

    static Credential.SshKey key(String user, String text, String passphrase) {
        return new Credential.SshKey(
                "test",
                user,
                Secret.takingOver(text.toCharArray()),
                Optional.of(Secret.takingOver(passphrase.toCharArray())));
    }

    static ScriptRun script(String text) {
        return new ScriptRun(new Script("test.sh", Script.Language.SH, text), "{}", false, LARGEST);
    }

    static ScriptRun asRoot(String text, String request) {
        return new ScriptRun(new Script("test.sh", Script.Language.SH, text), request, true, LARGEST);
    }

    static ScriptResult run(Transport transport, RemoteTarget target, Credential credential, ScriptRun run)
            throws RemoteException, InterruptedException {
        try (var session = transport.open(target, credential, soon())) {
            return session.run(run, soon());
        }
    }

    static String words(Throwable why) {
        return String.valueOf(why.getMessage());
    }

    static RemoteException refused(Transport transport, RemoteTarget target, Credential credential, Deadline deadline) {
        return assertThrows(
                RemoteException.class,
                () -> transport.open(target, credential, deadline).close());
    }
}
