package dev.rollcall.remote.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.Protocol;
import dev.rollcall.host.Way;
import dev.rollcall.remote.Door;
import dev.rollcall.remote.Introductions;
import dev.rollcall.remote.LogonGuard;
import dev.rollcall.remote.TrustStore;
import dev.rollcall.remote.TrustVerdict;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class IntroductionsTest {
    @TempDir
    private Path folder;

    @Test
    void aHostIsSeenAndNothingIsSentToIt() throws Exception {
        TrustStore approved = new TrustStore(folder);
        Introductions introductions = new Introductions(
                approved, trust -> List.of(Door.usual(SshTransport.with(trust, new LogonGuard(), Map.of()))));
        try (SshPeer peer = SshPeer.start()) {
            List<Way> ways = List.of(new Way(Protocol.SSH, peer.server.getPort()));
            Introductions.Shown shown = introductions
                    .of("peer", InetAddress.getLoopbackAddress(), ways, Logons.soon())
                    .getFirst();
            assertEquals(
                    KeyUtils.getFingerPrint(BuiltinDigests.sha256, peer.hostKey.getPublic()),
                    shown.shown().orElseThrow().fingerprint());
            assertInstanceOf(TrustVerdict.NotApproved.class, shown.verdict());
            approved.approve("peer", shown.port(), shown.shown().orElseThrow());
            assertInstanceOf(
                    TrustVerdict.Trusted.class,
                    introductions
                            .of("peer", InetAddress.getLoopbackAddress(), ways, Logons.soon())
                            .getFirst()
                            .verdict());
            assertEquals(List.of(), peer.attempts);
        }
    }

    @Test
    void whereNothingAnswersIsSaidWhy() throws Exception {
        Introductions introductions = new Introductions(
                new TrustStore(folder),
                trust -> List.of(Door.usual(SshTransport.with(trust, new LogonGuard(), Map.of()))));
        int port;
        try (SshPeer peer = SshPeer.start()) {
            port = peer.server.getPort();
        }
        Introductions.Shown shown = introductions
                .of("peer", InetAddress.getLoopbackAddress(), List.of(new Way(Protocol.SSH, port)), Logons.soon())
                .getFirst();
        assertTrue(shown.shown().isEmpty());
        assertTrue(!shown.problem().isEmpty(), shown::toString);
    }
}
