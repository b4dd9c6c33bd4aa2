package dev.rollcall.remote.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.sshd.server.shell.ProcessShellFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an account that was let in may do there. */
@Timeout(60)
final class SshTryOutTest {
    private final SshTransport transport = Logons.transport();
    private SshPeer peer;

    @BeforeEach
    void start() throws Exception {
        peer = SshPeer.start();
        peer.passwords.put(SshPeer.USER, "right");
    }

    @AfterEach
    void stop() throws Exception {
        peer.close();
    }

    @Test
    void accountWithAShellRunsOneEmptyCommand() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        peer.server.setCommandFactory((channel, line) -> {
            lines.add(line);
            return new ProcessShellFactory(line, "/bin/sh", "-c", line).createShell(channel);
        });
        tryOut(Logons.soon());
        assertEquals(List.of("exit 0"), lines);
    }

    @Test
    void accountWithoutAShellIsDeniedAccess() {
        peer.answersWith(streams -> {
            streams.out().write("This account is currently not available.\n".getBytes(StandardCharsets.UTF_8));
            return 1;
        });
        RemoteException why = assertThrows(RemoteException.class, () -> tryOut(Logons.soon()));
        assertEquals(Problem.ACCESS_DENIED, why.problem());
        assertTrue(Logons.words(why).contains("This account is currently not available."), Logons.words(why));
    }

    @Test
    void shellThatHangsCostsTheDeadline() {
        peer.answersWith(_ -> {
            new CountDownLatch(1).await();
            return 0;
        });
        RemoteException why = assertThrows(RemoteException.class, () -> tryOut(Logons.in(Duration.ofMillis(800))));
        assertEquals(Problem.TIMED_OUT, why.problem(), Logons.words(why));
    }

    private void tryOut(Deadline deadline) throws Exception {
        try (SshSession session =
                transport.open(peer.target(), Logons.password(SshPeer.USER, "right"), Logons.soon())) {
            session.tryOut(deadline);
        }
    }
}
