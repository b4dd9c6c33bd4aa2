package dev.rollcall.remote.winrm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.CutAnywhere;
import dev.rollcall.remote.CutAnywhere.Cut;
import dev.rollcall.remote.Guards;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteSession;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.Script;
import dev.rollcall.remote.ScriptRun;
import dev.rollcall.remote.ThreadsStarted;
import dev.rollcall.remote.TrustVerdict;
import dev.rollcall.remote.winrm.peer.PeerProgram;
import dev.rollcall.remote.winrm.peer.PeerSettings;
import dev.rollcall.remote.winrm.peer.PeerTls;
import dev.rollcall.remote.winrm.peer.WinRmHost;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.Secret;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that hang or hang up anywhere, and many hosts at once. */
@Timeout(120)
class WinRmHangingHostTest {
    private static final PeerProgram HELLO = (line, input) -> new PeerProgram.Ended(0, "{}", "");
    private static final Duration SHORT = Duration.ofSeconds(3);
    /** The last two answers, which end what is over already, are shorter together. */
    private static final int FAREWELL = 3000;

    @TempDir
    private Path folder = Path.of("");

    private final Script script = new Script("facts.ps1", Script.Language.POWERSHELL, "param($Request)");

    /** What became of it; empty where it went well. */
    private Optional<Problem> run(WinRmTransport transport, InetSocketAddress address, Duration patience)
            throws InterruptedException {
        Deadline deadline = Deadline.after(patience);
        Credential admin = new Credential.Password("ops", "LAB\\admin", Secret.takingOver("Pässw0rd!".toCharArray()));
        try (RemoteSession session = transport.open(new RemoteTarget("peer", address), admin, deadline)) {
            return session.run(new ScriptRun(script, "{}", false, 1000), deadline)
                            .output()
                            .equals("{}")
                    ? Optional.empty()
                    : Optional.of(Problem.FAILED);
        } catch (RemoteException e) {
            return Optional.of(e.problem());
        }
    }

    private void cutAnywhere(
            WinRmTransport transport, PeerSettings settings, int stride, boolean hangUp, Problem... expected)
            throws Exception {
        try (ThreadsStarted threads = ThreadsStarted.in(folder);
                WinRmHost host = WinRmHost.start(settings)) {
            CutAnywhere anywhere =
                    new CutAnywhere(host.address(), (address, patience) -> run(transport, address, patience));
            List<Integer> places = anywhere.places(stride);
            List<Cut> cuts = hangUp ? anywhere.goneAt(places) : anywhere.silentAt(places, SHORT);
            int end = places.getLast() - FAREWELL;
            for (Cut cut : cuts) {
                boolean over = cut.outcome().isEmpty() && cut.bytes() > end;
                assertTrue(
                        over || cut.outcome().map(List.of(expected)::contains).orElse(false), cut::toString);
            }
            transport.settle(Duration.ofSeconds(20));
            assertEquals(List.of(), threads.left(Pattern.compile("winrm ")));
            assertTrue(host.shells() < cuts.size() / 4, host.shells() + " shells whose number never came are left");
        }
    }

    @Test
    void aHostThatHangsAtAnyByteCostsItsDeadline() throws Exception {
        cutAnywhere(
                WinRmTransport.http(Guards.proven("ops")), PeerSettings.ordinary(HELLO), 37, false, Problem.TIMED_OUT);
    }

    @Test
    void aHostThatHangsUpAtAnyByteHasFailed() throws Exception {
        cutAnywhere(
                WinRmTransport.http(Guards.proven("ops")),
                PeerSettings.ordinary(HELLO),
                37,
                true,
                Problem.FAILED,
                Problem.REFUSED);
    }

    @Test
    void aHostThatHangsWithinTlsCostsItsDeadline() throws Exception {
        PeerSettings settings = PeerSettings.ordinary(HELLO).withTls(PeerTls.selfSigned("SHA256withECDSA"), true);
        WinRmTransport https =
                WinRmTransport.https((name, port, shown) -> new TrustVerdict.Trusted(), Guards.proven("ops"), false);
        cutAnywhere(https, settings, 211, false, Problem.TIMED_OUT);
    }

    @Test
    void aHostThatHangsUpWithinTlsHasFailed() throws Exception {
        PeerSettings settings = PeerSettings.ordinary(HELLO).withTls(PeerTls.selfSigned("SHA256withECDSA"), true);
        WinRmTransport https =
                WinRmTransport.https((name, port, shown) -> new TrustVerdict.Trusted(), Guards.proven("ops"), false);
        cutAnywhere(https, settings, 211, true, Problem.FAILED, Problem.REFUSED);
    }

    @Test
    void manyHostsAtOnceNeedFewThreads() throws Exception {
        int before = Thread.activeCount();
        WinRmTransport transport = WinRmTransport.http(Guards.proven("ops"));
        try (WinRmHost host = WinRmHost.start(PeerSettings.ordinary(HELLO));
                ExecutorService runs = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Problem>>> outcomes = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                outcomes.add(runs.submit(() -> run(transport, host.address(), Duration.ofSeconds(60))));
            }
            int most = 0;
            for (Future<Optional<Problem>> outcome : outcomes) {
                assertEquals(Optional.empty(), outcome.get());
                most = Math.max(most, ManagementFactory.getThreadMXBean().getThreadCount());
            }
            assertTrue(most < 60, most + " platform threads, " + before + " before");
            assertEquals(0, host.shells());
        }
    }
}
