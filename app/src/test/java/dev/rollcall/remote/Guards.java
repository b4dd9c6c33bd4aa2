package dev.rollcall.remote;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.vault.Credential;
import java.time.Duration;

/** Lock-out guards for tests of something else. */
public final class Guards {
    private Guards() {}

    /** Lets a credential go anywhere at once. */
    public static LogonGuard proven(String credential) throws RemoteException, InterruptedException {
        LogonGuard guard = new LogonGuard();
        Credential any = new Credential.SshAgent(credential, "anybody");
        try (LogonAttempt attempt = guard.begin(any, "another host", Deadline.after(Duration.ofMinutes(1)))) {
            attempt.accepted();
        }
        return guard;
    }
}
