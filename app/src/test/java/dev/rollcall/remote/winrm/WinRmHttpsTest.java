package dev.rollcall.remote.winrm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.HostIdentity;
import dev.rollcall.remote.LogonGuard;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteSession;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.Script;
import dev.rollcall.remote.ScriptResult;
import dev.rollcall.remote.ScriptRun;
import dev.rollcall.remote.Transport;
import dev.rollcall.remote.Trust;
import dev.rollcall.remote.TrustVerdict;
import dev.rollcall.remote.winrm.peer.Misbehaviour;
import dev.rollcall.remote.winrm.peer.PeerProgram;
import dev.rollcall.remote.winrm.peer.PeerSettings;
import dev.rollcall.remote.winrm.peer.PeerTls;
import dev.rollcall.remote.winrm.peer.WinRmHost;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WinRmHttpsTest {
    private static final Duration PLENTY = Duration.ofSeconds(30);
    private static final Trust ALL = (name, port, shown) -> new TrustVerdict.Trusted();
    private static final PeerProgram HELLO = (line, input) -> new PeerProgram.Ended(0, "{}", "");

    private static ScriptResult run(Transport transport, WinRmHost host) throws Exception {
        try (RemoteSession session = open(transport, host, "Pässw0rd!")) {
            Script script = new Script("facts.ps1", Script.Language.POWERSHELL, "param($Request)");
            return session.run(new ScriptRun(script, "{}", false, 1000), Deadline.after(PLENTY));
        }
    }

    private static RemoteSession open(Transport transport, WinRmHost host, String password)
            throws RemoteException, InterruptedException {
        return transport.open(
                new RemoteTarget("peer.lab.example", host.address()),
                new Credential.Password("ops", "admin", Secret.takingOver(password.toCharArray())),
                Deadline.after(PLENTY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SHA256withECDSA", "SHA384withECDSA", "SHA512withRSA", "SHA256withRSAandMGF1", "SHA1withRSA"})
    void strictChannelBindingIsMetWhateverSignedTheCertificate(String signature) throws Exception {
        PeerSettings strict = PeerSettings.ordinary(HELLO).withTls(PeerTls.selfSigned(signature), true);
        try (WinRmHost host = WinRmHost.start(strict)) {
            assertEquals(
                    "{}",
                    run(WinRmTransport.https(ALL, new LogonGuard(), false), host)
                            .output());
            assertEquals(0, host.shells());
        }
    }

    @Test
    void anUnknownOrChangedCertificateEndsItBeforeAnyCredentialIsSent() throws Exception {
        PeerTls tls = PeerTls.selfSigned("SHA256withECDSA");
        try (WinRmHost host = WinRmHost.start(PeerSettings.ordinary(HELLO).withTls(tls, false))) {
            List<HostIdentity> shown = new ArrayList<>();
            Trust unknown = (name, port, identity) -> {
                assertEquals("peer.lab.example", name);
                shown.add(identity);
                return new TrustVerdict.NotApproved();
            };
            RemoteException problem = assertThrows(
                    RemoteException.class,
                    () -> open(WinRmTransport.https(unknown, new LogonGuard(), false), host, "Pässw0rd!"));
            assertEquals(Problem.UNTRUSTED, problem.problem());
            assertEquals(
                    Base64.getEncoder().encodeToString(tls.certificate().getEncoded()),
                    shown.getFirst().encoded());
            assertTrue(problem.toString().contains(shown.getFirst().fingerprint()), problem.toString());

            Trust changed = (name, port, identity) -> new TrustVerdict.Changed("aabb");
            problem = assertThrows(
                    RemoteException.class,
                    () -> open(WinRmTransport.https(changed, new LogonGuard(), true), host, "Pässw0rd!"));
            assertEquals(Problem.UNTRUSTED, problem.problem());
            assertTrue(problem.toString().contains("approved was aabb"), problem.toString());
            assertEquals(0, host.logOns());
        }
    }

    @Test
    void aPasswordIsSentAsItIsOnlyWhereThatWasAskedFor() throws Exception {
        PeerSettings settings = PeerSettings.ordinary(HELLO).withTls(PeerTls.selfSigned("SHA256withECDSA"), false);
        try (WinRmHost host = WinRmHost.start(settings.with(Misbehaviour.OTHER_SCHEMES))) {
            assertEquals(
                    "{}",
                    run(WinRmTransport.https(ALL, new LogonGuard(), true), host).output());
        }
        try (WinRmHost host = WinRmHost.start(settings)) {
            RemoteException problem = assertThrows(
                    RemoteException.class,
                    () -> open(WinRmTransport.https(ALL, new LogonGuard(), true), host, "Pässw0rd!"));
            assertEquals(Problem.REFUSED, problem.problem());
            assertEquals(0, host.logOns());
        }
        try (WinRmHost host = WinRmHost.start(settings.with(Misbehaviour.OTHER_SCHEMES))) {
            RemoteException problem = assertThrows(
                    RemoteException.class,
                    () -> open(WinRmTransport.https(ALL, new LogonGuard(), false), host, "Pässw0rd!"));
            assertEquals(Problem.REFUSED, problem.problem());
            assertEquals(0, host.logOns());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aVaultThatIsLockedMeanwhileEndsItBeforeAnythingIsSent(boolean basic) throws Exception {
        PeerSettings settings = PeerSettings.ordinary(HELLO).withTls(PeerTls.selfSigned("SHA256withECDSA"), false);
        try (WinRmHost host = WinRmHost.start(basic ? settings.with(Misbehaviour.OTHER_SCHEMES) : settings)) {
            Secret password = Secret.takingOver("Pässw0rd!".toCharArray());
            Trust locking = (_, _, _) -> {
                password.close();
                return new TrustVerdict.Trusted();
            };
            RemoteException problem = assertThrows(
                    RemoteException.class,
                    () -> WinRmTransport.https(locking, new LogonGuard(), basic)
                            .open(
                                    new RemoteTarget("peer.lab.example", host.address()),
                                    new Credential.Password("ops", "admin", password),
                                    Deadline.after(PLENTY)));
            assertEquals(Problem.CREDENTIAL_UNUSABLE, problem.problem());
            assertEquals("the vault was locked", problem.getMessage());
            assertEquals(0, host.logOns());
        }
    }

    @Test
    void approvalsThatCanNotBeReadAreAFailureInWords() throws Exception {
        PeerSettings settings = PeerSettings.ordinary(HELLO).withTls(PeerTls.selfSigned("SHA256withECDSA"), false);
        try (WinRmHost host = WinRmHost.start(settings)) {
            Trust broken = (_, _, _) -> {
                throw new UncheckedIOException("approved keys can't be read: gone", new IOException("gone"));
            };
            RemoteException problem = assertThrows(
                    RemoteException.class,
                    () -> open(WinRmTransport.https(broken, new LogonGuard(), false), host, "Pässw0rd!"));
            assertEquals(Problem.FAILED, problem.problem());
            assertEquals("approved keys can't be read: gone", problem.getMessage());
            assertEquals(0, host.logOns());
        }
    }

    @Test
    void aWrongPasswordIsRefusedInBothForms() throws Exception {
        PeerSettings settings = PeerSettings.ordinary(HELLO).withTls(PeerTls.selfSigned("SHA256withECDSA"), true);
        try (WinRmHost host = WinRmHost.start(settings)) {
            RemoteException problem = assertThrows(
                    RemoteException.class,
                    () -> open(WinRmTransport.https(ALL, new LogonGuard(), false), host, "guess"));
            assertEquals(Problem.CREDENTIAL_REFUSED, problem.problem());
            assertTrue(problem.toString().contains("strict channel binding"), problem.toString());
            assertEquals(1, host.logOns());
        }
    }

    @Test
    void whatSpeaksNoTlsIsRefusedInWords() throws Exception {
        try (WinRmHost host = WinRmHost.start(PeerSettings.ordinary(HELLO))) {
            RemoteException problem = assertThrows(
                    RemoteException.class,
                    () -> open(WinRmTransport.https(ALL, new LogonGuard(), false), host, "Pässw0rd!"));
            assertTrue(problem.problem() == Problem.REFUSED || problem.problem() == Problem.FAILED);
            assertEquals(0, host.logOns());
        }
    }
}
