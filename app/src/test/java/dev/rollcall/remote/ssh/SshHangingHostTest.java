package dev.rollcall.remote.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.CutAnywhere;
import dev.rollcall.remote.CutAnywhere.Cut;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.ThreadsStarted;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SSH servers that hang or hang up anywhere. */
@Timeout(120)
final class SshHangingHostTest {
    private static final Duration SHORT = Duration.ofSeconds(4);
    private static final int STRIDE = 61;
    /** What comes after the end of the output: its sizes differ from time to time, and it is no loss. */
    private static final int FAREWELL = 300;

    @TempDir
    private Path folder = Path.of("");

    /** Each with a guard of its own: a log-on that breaks off would count against the next. */
    private Optional<Problem> run(InetSocketAddress address, Duration patience) throws InterruptedException {
        Deadline deadline = Deadline.after(patience);
        RemoteTarget target = new RemoteTarget("peer", address);
        SshTransport transport = Logons.transport();
        try (SshSession session = transport.open(target, Logons.password(SshPeer.USER, "secret"), deadline)) {
            return session.run(Logons.script("echo hello"), deadline).output().equals("hello\n")
                    ? Optional.empty()
                    : Optional.of(Problem.TOO_MUCH_OUTPUT);
        } catch (RemoteException e) {
            return Optional.of(e.problem());
        }
    }

    private void cutAnywhere(boolean hangUp, Problem... expected) throws Exception {
        try (ThreadsStarted threads = ThreadsStarted.in(folder);
                SshPeer peer = SshPeer.start(host -> host.passwords.put(SshPeer.USER, "secret"))) {
            CutAnywhere anywhere = new CutAnywhere(peer.target().address(), this::run);
            List<Integer> places = anywhere.places(STRIDE);
            List<Cut> cuts = hangUp ? anywhere.goneAt(places) : anywhere.silentAt(places, SHORT);
            int end = places.getLast() - FAREWELL;
            for (Cut cut : cuts) {
                boolean over = cut.outcome().isEmpty() && cut.bytes() > end;
                assertTrue(
                        over || cut.outcome().map(List.of(expected)::contains).orElse(false), cut::toString);
            }
            assertEquals(List.of(), threads.left(Pattern.compile("ssh |sshj")));
        }
    }

    @Test
    void aHostThatHangsAtAnyByteCostsItsDeadline() throws Exception {
        cutAnywhere(false, Problem.TIMED_OUT);
    }

    @Test
    void aHostThatHangsUpAtAnyByteHasFailed() throws Exception {
        // sshd hangs up on those who try too often, so that a log-on that breaks off may be a refused one.
        cutAnywhere(true, Problem.FAILED, Problem.REFUSED, Problem.CREDENTIAL_REFUSED);
    }
}
