package dev.rollcall.remote.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.LogonGuard;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.TrustVerdict;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.Secret;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When the lock-out guard is asked. */
@Timeout(60)
class SshGuardTest {
    private final LogonGuard guard = new LogonGuard(Duration.ofHours(1));
    private final SshTransport transport = SshTransport.with(Logons.ANYBODY, guard, Map.of());
    private final Credential good = Logons.password(SshPeer.USER, "good");
    private final Credential wrong = Logons.password(SshPeer.USER, "wrong");

    private Optional<Problem> open(RemoteTarget target, Credential credential, Deadline deadline)
            throws InterruptedException {
        try (SshSession _ = transport.open(target, credential, deadline)) {
            return Optional.empty();
        } catch (RemoteException e) {
            return Optional.of(e.problem());
        }
    }

    @Test
    void aHostThatTakesConnectionsAndSaysNothingHoldsNobody() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                SshPeer peer = SshPeer.start();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            peer.passwords.put(SshPeer.USER, "good");
            RemoteTarget hung = new RemoteTarget(
                    "hung", new InetSocketAddress(InetAddress.getLoopbackAddress(), silent.getLocalPort()));
            Future<Optional<Problem>> hanging = threads.submit(() -> open(hung, good, Logons.soon()));
            try (Socket accepted = silent.accept()) {
                assertTrue(accepted.isConnected());
                assertEquals(Optional.empty(), open(peer.target(), good, Logons.soon()));
                assertEquals(Future.State.RUNNING, hanging.state());
            }
            assertEquals(Optional.of(Problem.REFUSED), hanging.get());
            assertTrue(guard.stopped().isEmpty());
        }
    }

    @Test
    void untrustedHostsAndHostsThatTakeNoPasswordAreNotCounted() throws Exception {
        try (SshPeer peer = SshPeer.start()) {
            SshTransport strict = SshTransport.with((_, _, _) -> new TrustVerdict.NotApproved(), guard, Map.of());
            for (int i = 0; i < 3; i++) {
                assertEquals(
                        Problem.UNTRUSTED,
                        Logons.refused(strict, peer.target(), wrong, Logons.soon())
                                .problem());
            }
            assertEquals(List.of(), peer.attempts);
            assertTrue(guard.stopped().isEmpty());
        }
    }

    @Test
    void hostThatLetsAnybodyInGetsNoPasswordForSudoEither() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (SshPeer peer = SshPeer.start(it -> {
            it.server.setPasswordAuthenticator(null);
            it.server.setKeyboardInteractiveAuthenticator(new AsksNothing());
        })) {
            peer.answersWith(streams -> {
                BufferedReader in = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
                String opening = String.valueOf(in.readLine());
                String token = opening.substring("t=".length(), opening.indexOf(';'));
                streams.out().write((token + " password\n").getBytes(StandardCharsets.UTF_8));
                streams.out().flush();
                in.lines().forEach(heard::add);
                return 0;
            });
            try (SshSession session =
                    transport.open(peer.target(), Logons.password(SshPeer.USER, "not for you"), Logons.soon())) {
                RemoteException why = assertThrows(
                        RemoteException.class, () -> session.run(Logons.asRoot("id -u", "{}"), Logons.soon()));
                assertEquals(Problem.ACCESS_DENIED, why.problem(), Logons.words(why));
            }
        }
        assertFalse(heard.toString().contains("not for you"), heard.toString());
    }

    @Test
    void vaultThatIsLockedMeanwhileEndsItBeforeAnythingIsSent() throws Exception {
        Secret secret = Secret.takingOver("good".toCharArray());
        SshTransport locking = SshTransport.with(
                (_, _, _) -> {
                    secret.close();
                    return new TrustVerdict.Trusted();
                },
                guard,
                Map.of());
        try (SshPeer peer = SshPeer.start()) {
            RemoteException why = Logons.refused(
                    locking, peer.target(), new Credential.Password("test", SshPeer.USER, secret), Logons.soon());
            assertEquals(Problem.CREDENTIAL_UNUSABLE, why.problem(), Logons.words(why));
            assertEquals("the vault was locked", Logons.words(why));
            assertEquals(List.of(), peer.attempts);
        }
    }

    @Test
    void aWrongPasswordReachesTwoOfManyHostsAndTheRestAreNotEvenConnectedTo() throws Exception {
        try (SshPeer peer = SshPeer.start();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Problem>>> answers = IntStream.range(0, 30)
                    .mapToObj(_ -> threads.submit(() -> open(peer.target(), wrong, Logons.soon())))
                    .toList();
            int refused = 0;
            for (Future<Optional<Problem>> answer : answers) {
                if (answer.get().equals(Optional.of(Problem.CREDENTIAL_REFUSED))) {
                    refused++;
                } else {
                    assertEquals(Optional.of(Problem.CREDENTIAL_UNUSABLE), answer.get());
                }
            }
            assertEquals(2, refused);
            assertEquals(List.of("password", "password"), peer.attempts);
            int connections = peer.connections.get();
            assertEquals(Optional.of(Problem.CREDENTIAL_UNUSABLE), open(peer.target(), wrong, Logons.soon()));
            assertEquals(connections, peer.connections.get());
        }
    }

    @Test
    void hostsThatHangWithThePasswordInHandAreTwoAtMost() throws Exception {
        LogonGuard impatient = new LogonGuard(Duration.ZERO);
        SshTransport way = SshTransport.with(Logons.ANYBODY, impatient, Map.of());
        CountDownLatch never = new CountDownLatch(1);
        try (SshPeer peer = SshPeer.start(it -> {
                    it.server.setNioWorkers(8);
                    it.server.setPasswordAuthenticator((_, _, _) -> {
                        it.attempts.add("password");
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return false;
                    });
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Problem>> answers = IntStream.range(0, 5)
                    .mapToObj(_ -> threads.submit(
                            () -> Logons.refused(way, peer.target(), wrong, Logons.in(Duration.ofSeconds(3)))
                                    .problem()))
                    .toList();
            int unusable = 0;
            for (Future<Problem> answer : answers) {
                unusable += answer.get() == Problem.CREDENTIAL_UNUSABLE ? 1 : 0;
            }
            assertEquals(3, unusable);
            assertTrue(peer.attempts.size() <= 2, peer.attempts.toString());
            never.countDown();
        }
    }

    private static final class AsksNothing implements KeyboardInteractiveAuthenticator {
        @Override
        public InteractiveChallenge generateChallenge(
                ServerSession session, String user, String language, String methods) {
            InteractiveChallenge challenge = new InteractiveChallenge();
            challenge.setInteractionName("");
            challenge.setInteractionInstruction("");
            challenge.setLanguageTag("");
            return challenge;
        }

        @Override
        public boolean authenticate(ServerSession session, String user, List<String> answers) {
            return true;
        }
    }
}
