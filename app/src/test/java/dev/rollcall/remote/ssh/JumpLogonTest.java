package dev.rollcall.remote.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Protocol;
import dev.rollcall.host.Way;
import dev.rollcall.remote.HostIdentity;
import dev.rollcall.remote.JumpHost;
import dev.rollcall.remote.JumpLogon;
import dev.rollcall.remote.LogonGuard;
import dev.rollcall.remote.LogonOutcome;
import dev.rollcall.remote.LogonTarget;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteSession;
import dev.rollcall.remote.Trust;
import dev.rollcall.remote.TrustVerdict;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hosts behind a jump host, both real SSH servers. */
@Timeout(120)
final class JumpLogonTest {
    private static final Credential INNER = password("inner");

    private final LogonGuard guard = new LogonGuard();
    private SshPeer outer = SshPeer.start(it -> {});
    private SshPeer inner = SshPeer.start(it -> {});

    JumpLogonTest() throws Exception {}

    private static Credential password(String password) {
        return new Credential.Password(password, SshPeer.USER, Secret.takingOver(password.toCharArray()));
    }

    @BeforeEach
    void letThrough() {
        outer.server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
        outer.passwords.put(SshPeer.USER, "outer");
        inner.passwords.put(SshPeer.USER, "inner");
    }

    @AfterEach
    void stop() throws Exception {
        outer.close();
        inner.close();
    }

    private JumpLogon logon(Trust trust) {
        return new JumpLogon(
                SshTransport.with(trust, guard, Map.of()),
                (_, _) -> InetAddress.getLoopbackAddress(),
                Duration.ofSeconds(5));
    }

    private JumpHost jump(String password) {
        return new JumpHost("bastion", outer.server.getPort(), password(password));
    }

    private LogonTarget behind(int port) {
        return new LogonTarget(
                "behind",
                Optional.of(InetAddress.getLoopbackAddress()),
                List.of(new Way(Protocol.SSH, port)),
                Optional.empty());
    }

    private LogonOutcome at(JumpLogon logon) throws Exception {
        return logon.at(behind(inner.server.getPort()), jump("outer"), INNER, Logons.soon());
    }

    private static String output(LogonOutcome outcome, String script) throws Exception {
        try (RemoteSession session =
                assertInstanceOf(LogonOutcome.Granted.class, outcome).session()) {
            return session.run(Logons.script(script), Logons.soon()).output();
        }
    }

    @Test
    void manyHostsShareOneSessionWithTheJumpHost() throws Exception {
        JumpLogon logon = logon(Logons.ANYBODY);
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                String word = "there " + i;
                answers.add(many.submit(() -> output(at(logon), "echo " + word)));
            }
        }
        for (int i = 0; i < 20; i++) {
            assertEquals("there " + i + "\n", answers.get(i).get());
        }
        assertEquals(1, outer.connections.get());
        assertEquals(20, inner.connections.get());
        logon.end();
        assertEquals("again\n", output(at(logon), "echo again"));
        assertEquals(2, outer.connections.get());
        logon.end();
    }

    @Test
    void accountBehindItThatMayRunNothingIsDeniedAccess() throws Exception {
        inner.answersWith(_ -> 1);
        JumpLogon logon = logon(Logons.ANYBODY);
        try (RemoteSession session =
                assertInstanceOf(LogonOutcome.Granted.class, at(logon)).session()) {
            RemoteException why = assertThrows(RemoteException.class, () -> session.tryOut(Logons.soon()));
            assertEquals(Problem.ACCESS_DENIED, why.problem());
        }
        logon.end();
    }

    @Test
    void closingOneSessionLeavesTheOthersAlone() throws Exception {
        JumpLogon logon = logon(Logons.ANYBODY);
        RemoteSession first =
                assertInstanceOf(LogonOutcome.Granted.class, at(logon)).session();
        RemoteSession second =
                assertInstanceOf(LogonOutcome.Granted.class, at(logon)).session();
        first.close();
        String large = "i=0; while [ $i -lt 20000 ]; do echo 0123456789; i=$((i+1)); done";
        assertThrows(RemoteException.class, () -> second.run(Logons.script(large), Logons.soon()));
        assertEquals("still\n", output(at(logon), "echo still"));
        assertEquals(1, outer.connections.get());
        logon.end();
    }

    @Test
    void hostThatIsGivenUpCostsTheOthersNothing() throws Exception {
        JumpLogon logon = logon(Logons.ANYBODY);
        assertEquals("before\n", output(at(logon), "echo before"));
        RemoteSession slow =
                assertInstanceOf(LogonOutcome.Granted.class, at(logon)).session();
        CountDownLatch begun = new CountDownLatch(1);
        Thread waiting = Thread.ofVirtual().start(() -> {
            try (slow) {
                begun.countDown();
                slow.run(Logons.script("sleep 60"), Logons.soon());
            } catch (RemoteException | InterruptedException givenUp) {
                // As it should be.
            }
        });
        begun.await();
        waiting.interrupt();
        assertTrue(waiting.join(Duration.ofSeconds(5)));
        RemoteSession late =
                assertInstanceOf(LogonOutcome.Granted.class, at(logon)).session();
        RemoteException why = assertThrows(
                RemoteException.class, () -> late.run(Logons.script("sleep 60"), Logons.in(Duration.ofMillis(500))));
        assertEquals(Problem.TIMED_OUT, why.problem());
        assertEquals("after\n", output(at(logon), "echo after"));
        assertEquals(1, outer.connections.get());
        logon.end();
    }

    @Test
    void silentHostBehindItCostsItsOwnTimeout() throws Exception {
        JumpLogon logon = logon(Logons.ANYBODY);
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            LogonOutcome.NotGranted not = assertInstanceOf(
                    LogonOutcome.NotGranted.class,
                    logon.at(
                            behind(silent.getLocalPort()),
                            jump("outer"),
                            INNER,
                            Deadline.after(Duration.ofSeconds(2))));
            assertEquals(Problem.TIMED_OUT, not.problem());
        }
        assertEquals("on\n", output(at(logon), "echo on"));
        assertEquals(1, outer.connections.get());
        logon.end();
    }

    @Test
    void closedPortBehindItIsRefusedWithTheNextWayTried() throws Exception {
        int closed;
        try (ServerSocket brief = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = brief.getLocalPort();
        }
        JumpLogon logon = logon(Logons.ANYBODY);
        LogonTarget target = new LogonTarget(
                "behind",
                Optional.of(InetAddress.getLoopbackAddress()),
                List.of(new Way(Protocol.SSH, closed), new Way(Protocol.SSH, inner.server.getPort())),
                Optional.empty());
        LogonOutcome outcome = logon.at(target, jump("outer"), INNER, Logons.soon());
        assertEquals(2, outcome.attempts().size());
        assertEquals("second\n", output(outcome, "echo second"));
        logon.end();
    }

    @Test
    void jumpHostThatRefusesIsAskedOnceForAllBehindIt() throws Exception {
        JumpLogon logon = logon(Logons.ANYBODY);
        for (int i = 0; i < 5; i++) {
            RemoteException why = assertThrows(
                    RemoteException.class,
                    () -> logon.at(behind(inner.server.getPort()), jump("wrong"), INNER, Logons.soon()));
            assertEquals(Problem.CREDENTIAL_REFUSED, why.problem());
        }
        assertEquals(List.of("password"), outer.attempts);
        assertEquals(0, inner.connections.get());
        for (int round = 0; round < 3; round++) {
            logon.end();
            assertThrows(
                    RemoteException.class,
                    () -> logon.at(behind(inner.server.getPort()), jump("wrong"), INNER, Logons.soon()));
        }
        assertEquals(2, outer.attempts.size(), "the lock-out guard holds for jump hosts, too");
    }

    @Test
    void jumpHostsKeyIsPinned() throws Exception {
        List<String> judged = new ArrayList<>();
        JumpLogon logon = logon((name, port, shown) -> {
            judged.add(name + ":" + port + " " + (shown.kind() == HostIdentity.Kind.SSH_HOST_KEY));
            return new TrustVerdict.NotApproved();
        });
        RemoteException why = assertThrows(RemoteException.class, () -> at(logon));
        assertEquals(Problem.UNTRUSTED, why.problem());
        assertEquals(List.of("bastion:" + outer.server.getPort() + " true"), judged);
        assertEquals(List.of(), outer.attempts);
    }

    @Test
    void jumpHostThatComesBackIsUsedAgain() throws Exception {
        JumpLogon logon = logon(Logons.ANYBODY);
        assertEquals("one\n", output(at(logon), "echo one"));
        outer.server.getActiveSessions().forEach(session -> session.close(true));
        assertEquals("two\n", output(afterItIsNoticed(logon), "echo two"));
        assertEquals(2, outer.connections.get());
        logon.end();
    }

    /** What was broken may only be noticed by the first that uses it. */
    private LogonOutcome afterItIsNoticed(JumpLogon logon) throws Exception {
        try {
            return at(logon);
        } catch (RemoteException ended) {
            assertEquals(Problem.NOT_REACHED, ended.problem());
            return at(logon);
        }
    }

    @Test
    void aJumpHostThatFallsSilentIsNamedToAllThatWaitAtOnce() throws Exception {
        JumpLogon logon = new JumpLogon(
                SshTransport.with(Logons.ANYBODY, guard, Map.of()),
                (_, _) -> InetAddress.getLoopbackAddress(),
                Duration.ofSeconds(1));
        try (Silencer between = new Silencer(outer.server.getPort());
                ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            JumpHost jump = new JumpHost("bastion", between.port(), password("outer"));
            LogonTarget target = behind(inner.server.getPort());
            RemoteSession opened = assertInstanceOf(
                            LogonOutcome.Granted.class, logon.at(target, jump, INNER, Logons.soon()))
                    .session();
            between.silence();
            Future<RemoteException> running = many.submit(() ->
                    assertThrows(RemoteException.class, () -> opened.run(Logons.script("echo never"), Logons.soon())));
            List<Future<RemoteException>> waiting = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                waiting.add(many.submit(
                        () -> assertThrows(RemoteException.class, () -> logon.at(target, jump, INNER, Logons.soon()))));
            }
            for (Future<RemoteException> one : waiting) {
                RemoteException why = one.get(10, TimeUnit.SECONDS);
                assertEquals(Problem.NOT_REACHED, why.problem());
                assertEquals("does not answer any more, or ended the session", why.getMessage());
            }
            assertEquals(
                    "through bastion: does not answer any more, or ended the session",
                    running.get(10, TimeUnit.SECONDS).getMessage());
        }
        logon.end();
    }

    /** Stands before a host, and at a word passes on nothing more, in neither direction. */
    private static final class Silencer implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<Socket> sockets = new CopyOnWriteArrayList<>();
        private volatile boolean silent;

        Silencer(int port) throws IOException {
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        Socket here = listener.accept();
                        Socket there = new Socket(InetAddress.getLoopbackAddress(), port);
                        sockets.addAll(List.of(here, there));
                        Thread.ofVirtual().start(() -> pass(here, there));
                        Thread.ofVirtual().start(() -> pass(there, here));
                    }
                } catch (IOException closed) {
                    // The test is over.
                }
            });
        }

        int port() {
            return listener.getLocalPort();
        }

        void silence() {
            silent = true;
        }

        private void pass(Socket from, Socket to) {
            byte[] piece = new byte[16_384];
            try {
                for (int length = from.getInputStream().read(piece);
                        length >= 0;
                        length = from.getInputStream().read(piece)) {
                    if (!silent) {
                        to.getOutputStream().write(piece, 0, length);
                    }
                }
            } catch (IOException closed) {
                // So will the other be.
            }
        }

        @Override
        public void close() throws IOException {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
