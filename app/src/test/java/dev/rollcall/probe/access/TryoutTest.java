package dev.rollcall.probe.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.observation.Check;
import dev.rollcall.remote.Attempt;
import dev.rollcall.remote.LogonOutcome;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteSession;
import dev.rollcall.remote.ScriptResult;
import dev.rollcall.remote.ScriptRun;
import dev.rollcall.remote.TransportKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TryoutTest {
    private static final Attempt REFUSED =
            new Attempt(TransportKind.WINRM_HTTP, 5985, Optional.of(Problem.REFUSED), "connection refused");
    private static final Attempt GRANTED = new Attempt(TransportKind.SSH, 22, Optional.empty(), "");

    @Test
    void accessAloneNeedsNoScriptAndEachHalfOfTheOutsideDoes() {
        assertTrue(Tryout.isEnough(EnumSet.of(Check.ACCESS)));
        assertTrue(Tryout.isEnough(EnumSet.of(Check.DNS, Check.ACCESS)));
        for (Check check : EnumSet.complementOf(EnumSet.of(Check.DNS, Check.ACCESS))) {
            assertFalse(Tryout.isEnough(EnumSet.of(Check.ACCESS, check)), check.toString());
        }
    }

    @Test
    void accountThatMayRunCommandsIsGranted() throws Exception {
        Jailed session = new Jailed(Optional.empty());
        assertEquals(List.of(REFUSED, GRANTED), attempts(session));
        assertTrue(session.closed);
    }

    @Test
    void accountThatMayRunNoneIsNot() throws Exception {
        Jailed session = new Jailed(Optional.of(new RemoteException(Problem.ACCESS_DENIED, "no shell")));
        assertEquals(
                List.of(REFUSED, new Attempt(TransportKind.SSH, 22, Optional.of(Problem.ACCESS_DENIED), "no shell")),
                attempts(session));
        assertTrue(session.closed);
    }

    private static List<Attempt> attempts(RemoteSession session) throws InterruptedException {
        return Tryout.attempts(
                new LogonOutcome.Granted(session, List.of(REFUSED, GRANTED)), Deadline.after(Duration.ofSeconds(9)));
    }

    private static final class Jailed implements RemoteSession {
        private final Optional<RemoteException> problem;
        private boolean closed;

        Jailed(Optional<RemoteException> problem) {
            this.problem = problem;
        }

        @Override
        public TransportKind transport() {
            return TransportKind.SSH;
        }

        @Override
        public void tryOut(Deadline deadline) throws RemoteException {
            if (problem.isPresent()) {
                throw problem.get();
            }
        }

        @Override
        public ScriptResult run(ScriptRun run, Deadline deadline) {
            throw new IllegalStateException("no script is wanted");
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
