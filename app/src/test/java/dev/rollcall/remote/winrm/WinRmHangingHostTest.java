package dev.rollcall.remote.winrm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.Guards;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteSession;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.Script;
import dev.rollcall.remote.ScriptRun;
import dev.rollcall.remote.TrustVerdict;
import dev.rollcall.remote.winrm.peer.CutShort;
import dev.rollcall.remote.winrm.peer.PeerProgram;
import dev.rollcall.remote.winrm.peer.PeerSettings;
import dev.rollcall.remote.winrm.peer.PeerTls;
import dev.rollcall.remote.winrm.peer.WinRmHost;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.Secret;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hosts that hang or hang up anywhere, and many hosts at once. */
@Timeout(120)
class WinRmHangingHostTest {
    private static final PeerProgram HELLO = (line, input) -> new PeerProgram.Ended(0, "{}", "");

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
            WinRmTransport transport, PeerSettings settings, int step, boolean hangUp, Problem... expected)
            throws Exception {
        try (WinRmHost host = WinRmHost.start(settings);
                ExecutorService runs = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CutShort> cuts = new ArrayList<>();
            List<Future<Optional<Problem>>> outcomes = new ArrayList<>();
            for (int bytes = 0; bytes < 3500; bytes += step) {
                CutShort cut = new CutShort(host.address(), bytes, hangUp);
                cuts.add(cut);
                outcomes.add(runs.submit(() -> run(transport, cut.address(), Duration.ofSeconds(5))));
            }
            for (Future<Optional<Problem>> outcome : outcomes) {
                assertTrue(outcome.get().map(List.of(expected)::contains).orElse(false), outcome.get()::toString);
            }
            transport.settle(Duration.ofSeconds(20));
            for (CutShort cut : cuts) {
                cut.close();
            }
            long created = host.actions().stream().filter("Create"::equals).count();
            assertTrue(created > 0);
            assertTrue(host.shells() < outcomes.size() / 2, host.shells() + " shells whose number never came are left");
        }
    }

    @Test
    void aHostThatHangsAtAnyByteCostsItsDeadline() throws Exception {
        cutAnywhere(WinRmTransport.http(Guards.proven("ops")), PeerSettings.ordinary(HELLO), 97, false, Problem.TIMED_OUT);
    }

    @Test
    void aHostThatHangsUpAtAnyByteHasFailed() throws Exception {
        cutAnywhere(WinRmTransport.http(Guards.proven("ops")), PeerSettings.ordinary(HELLO), 97, true, Problem.FAILED, Problem.REFUSED);
    }

    @Test
    void aHostThatHangsWithinTlsCostsItsDeadline() throws Exception {
        PeerSettings settings = PeerSettings.ordinary(HELLO).withTls(PeerTls.selfSigned("SHA256withECDSA"), true);
        WinRmTransport https = WinRmTransport.https((name, port, shown) -> new TrustVerdict.Trusted(), Guards.proven("ops"), false);
        cutAnywhere(https, settings, 211, false, Problem.TIMED_OUT);
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
