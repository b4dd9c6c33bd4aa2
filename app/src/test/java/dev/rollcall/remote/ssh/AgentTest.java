package dev.rollcall.remote.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.LogonGuard;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.vault.Credential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class AgentTest {
    private static final Credential AGENT = new Credential.SshAgent("agent", SshPeer.USER);

    @TempDir
    private Path folder;

    @Test
    void keyThatTheHostKnowsSignsOnce() throws Exception {
        KeyPair strange = KeyUtils.generateKeyPair("ssh-rsa", 2048);
        KeyPair known = KeyUtils.generateKeyPair("ssh-rsa", 2048);
        Path socket = folder.resolve("a");
        try (SshPeer peer = SshPeer.start();
                AgentPeer agent = new AgentPeer(socket, List.of(strange, known))) {
            peer.keys.add(known.getPublic());
            var result = Logons.run(transport(socket), peer.target(), AGENT, Logons.script("echo in"));
            assertEquals("in\n", result.output());
            assertEquals(1, agent.signatures.get());
        }
    }

    @Test
    void keysThatTheHostDoesNotKnowAreRefused() throws Exception {
        Path socket = folder.resolve("a");
        try (SshPeer peer = SshPeer.start();
                AgentPeer agent = new AgentPeer(socket, List.of(KeyUtils.generateKeyPair("ssh-rsa", 2048)))) {
            RemoteException why = Logons.refused(transport(socket), peer.target(), AGENT, Logons.soon());
            assertEquals(Problem.CREDENTIAL_REFUSED, why.problem());
            assertEquals(0, agent.signatures.get());
        }
    }

    @Test
    void agentThatIsNotThereOrEmptyIsSaidBeforeAnythingIsSent() throws Exception {
        Path socket = folder.resolve("a");
        try (SshPeer peer = SshPeer.start()) {
            RemoteException absent = Logons.refused(transport(socket), peer.target(), AGENT, Logons.soon());
            assertEquals(Problem.CREDENTIAL_UNUSABLE, absent.problem());
            try (AgentPeer _ = new AgentPeer(socket, List.of())) {
                RemoteException empty = Logons.refused(transport(socket), peer.target(), AGENT, Logons.soon());
                assertEquals(Problem.CREDENTIAL_UNUSABLE, empty.problem());
                assertTrue(Logons.words(empty).contains("ssh-add"), Logons.words(empty));
            }
            assertEquals(0, peer.connections.get());
        }
    }

    @Test
    void agentThatHangsIsGivenUpByTheDeadline() throws Exception {
        Path socket = folder.resolve("a");
        try (SshPeer peer = SshPeer.start();
                ServerSocketChannel hung = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            hung.bind(UnixDomainSocketAddress.of(socket));
            RemoteException why =
                    Logons.refused(transport(socket), peer.target(), AGENT, Deadline.after(Duration.ofMillis(300)));
            assertEquals(Problem.CREDENTIAL_UNUSABLE, why.problem());
            assertEquals("the SSH agent does not answer: it said nothing in time", why.getMessage());
            assertEquals(0, peer.connections.get());
        }
    }

    @Test
    void agentThatHangsUpIsSaid() throws Exception {
        Path socket = folder.resolve("a");
        try (SshPeer peer = SshPeer.start();
                ServerSocketChannel gone = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            gone.bind(UnixDomainSocketAddress.of(socket));
            Thread.ofVirtual().start(() -> {
                try (SocketChannel caller = gone.accept()) {
                    caller.read(ByteBuffer.allocate(5));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            RemoteException why = Logons.refused(transport(socket), peer.target(), AGENT, Logons.soon());
            // Whether that is noticed while asking or while listening is a matter of moments.
            assertTrue(
                    List.of("it hung up in the middle of an answer", "Broken pipe", "Connection reset")
                            .contains(why.getMessage().replace("the SSH agent does not answer: ", "")),
                    why::getMessage);
        }
    }

    private static SshTransport transport(Path socket) {
        return SshTransport.with(Logons.ANYBODY, new LogonGuard(), Map.of("SSH_AUTH_SOCK", socket.toString()));
    }
}
