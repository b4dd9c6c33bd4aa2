package dev.rollcall.remote.winrm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.FirstSightTrust;
import dev.rollcall.remote.LogonGuard;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.Trust;
import dev.rollcall.remote.TrustStore;
import dev.rollcall.remote.winrm.http.Authorities;
import dev.rollcall.remote.winrm.peer.PeerAuthority;
import dev.rollcall.remote.winrm.peer.PeerProgram;
import dev.rollcall.remote.winrm.peer.PeerSettings;
import dev.rollcall.remote.winrm.peer.PeerTls;
import dev.rollcall.remote.winrm.peer.WinRmHost;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Certificates that nobody approved, and an authority vouches for. */
@Timeout(60)
class WinRmAuthorityTest {
    private static final String NAME = "peer.lab.example";
    private static final PeerProgram HELLO = (line, input) -> new PeerProgram.Ended(0, "{}", "");

    private final Instant tomorrow = Instant.now().plus(Duration.ofDays(1));

    @TempDir
    private Path folder;

    private TrustStore approved = new TrustStore(Path.of("."));
    private final PeerAuthority authority;

    WinRmAuthorityTest() throws Exception {
        authority = new PeerAuthority();
    }

    @BeforeEach
    void nothingIsApproved() {
        approved = new TrustStore(folder);
    }

    private void open(WinRmHost host, Trust trust) throws RemoteException, InterruptedException {
        Authorities authorities = Authorities.of(List.of(authority.certificate()));
        WinRmTransport.https(trust, authorities, new LogonGuard(), false)
                .open(
                        new RemoteTarget(NAME, host.address()),
                        new Credential.Password("ops", "LAB\\admin", Secret.takingOver("Pässw0rd!".toCharArray())),
                        Deadline.after(Duration.ofSeconds(30)))
                .close();
    }

    private static WinRmHost host(PeerTls tls) throws Exception {
        return WinRmHost.start(PeerSettings.ordinary(HELLO).withTls(tls, false));
    }

    private void assertRefused(PeerTls tls, String words) throws Exception {
        try (WinRmHost host = host(tls)) {
            RemoteException why = assertThrows(RemoteException.class, () -> open(host, approved));
            assertEquals(Problem.UNTRUSTED, why.problem());
            assertTrue(why.toString().contains(words), why.toString());
            assertEquals(0, host.logOns());
        }
    }

    @Test
    void aCertificateOfATrustedAuthorityForTheHostsNameNeedsNoApprovalAndIsNotPinned() throws Exception {
        try (WinRmHost host = host(authority.issue(NAME, tomorrow))) {
            open(host, approved);
            open(host, new FirstSightTrust(approved, approved));
            assertEquals(2, host.logOns());
        }
        assertEquals(List.of(), approved.list());
    }

    @Test
    void anotherNameAnExpiredOneAndAnotherAuthorityAreRefusedInWords() throws Exception {
        assertRefused(authority.issue("other.lab.example", tomorrow), "under another name");
        assertRefused(authority.issue(NAME, Instant.now().minus(Duration.ofDays(1))), "has expired");
        assertRefused(new PeerAuthority().issue(NAME, tomorrow), "no authority that this computer trusts");
        assertRefused(PeerTls.selfSigned("SHA256withECDSA"), "no authority that this computer trusts");
    }

    @Test
    void whatIsPinnedWinsOverAnAuthority() throws Exception {
        PeerTls pinned = PeerTls.selfSigned("SHA256withECDSA");
        int port;
        try (WinRmHost host = host(pinned)) {
            open(host, new FirstSightTrust(approved, approved));
            port = host.address().getPort();
        }
        String before = approved.list().getFirst().fingerprint();
        assertFalse(before.isEmpty());
        try (WinRmHost host =
                WinRmHost.start(PeerSettings.ordinary(HELLO).withTls(authority.issue(NAME, tomorrow), false), port)) {
            RemoteException why = assertThrows(RemoteException.class, () -> open(host, approved));
            assertEquals(Problem.UNTRUSTED, why.problem());
            assertTrue(why.toString().contains("has changed"), why.toString());
            assertTrue(why.toString().contains("approved was " + before), why.toString());
            assertEquals(0, host.logOns());
        }
    }
}
