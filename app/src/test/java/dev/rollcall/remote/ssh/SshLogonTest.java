package dev.rollcall.remote.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.remote.HostIdentity;
import dev.rollcall.remote.LogonGuard;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.TrustVerdict;
import dev.rollcall.vault.Credential;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SshLogonTest {
    private static final String PASSWORD = "Grüße, 1 € \\ 'x'";

    private final SshTransport transport = Logons.transport();

    @ParameterizedTest
    @EnumSource(KeyForm.class)
    void everyFormOfKeyOpensTheDoor(KeyForm form) throws Exception {
        try (SshPeer peer = SshPeer.start()) {
            KeyForm.Made made = form.make();
            peer.keys.add(made.pair().getPublic());
            var result = Logons.run(transport, peer.target(), form.credential(made), Logons.script("echo in"));
            assertEquals("in\n", result.output());
        }
    }

    @ParameterizedTest
    @EnumSource(value = KeyForm.class, names = ".*PASSPHRASE", mode = EnumSource.Mode.MATCH_ALL)
    void wrongPassphraseIsSaidBeforeAnythingIsSent(KeyForm form) throws Exception {
        try (SshPeer peer = SshPeer.start()) {
            String text = form.make().text();
            assertUnusable(peer, Logons.key(SshPeer.USER, text, "wrong"), "does not open with its passphrase");
            assertUnusable(peer, Logons.key(SshPeer.USER, text), "needs its passphrase");
            assertEquals(0, peer.connections.get());
        }
    }

    @Test
    void whatIsNoKeyIsSaidBeforeAnythingIsSent() throws Exception {
        try (SshPeer peer = SshPeer.start()) {
            assertUnusable(peer, Logons.key(SshPeer.USER, "ssh-ed25519 AAAA me"), "no known form");
            assertUnusable(peer, Logons.key(SshPeer.USER, ""), "can't be read");
            String half = KeyForm.OPENSSH_ED25519.make().text().substring(0, 150);
            assertUnusable(peer, Logons.key(SshPeer.USER, half), "can't be read");
            assertUnusable(peer, new Credential.SshAgent("test", "me"), "no SSH agent is running");
            assertUnusable(peer, new Credential.CurrentUser("test"), "nothing for SSH");
            assertEquals(0, peer.connections.get());
        }
    }

    @Test
    void strangeKeyIsRefused() throws Exception {
        try (SshPeer peer = SshPeer.start()) {
            assertProblem(
                    Problem.CREDENTIAL_REFUSED, "did not take the key of admin", peer, strange(KeyForm.PKCS8_RSA));
        }
    }

    @Test
    void passwordIsGivenInUtf8AndOnce() throws Exception {
        try (SshPeer peer = SshPeer.start()) {
            peer.passwords.put(SshPeer.USER, PASSWORD);
            Credential right = Logons.password(SshPeer.USER, PASSWORD);
            assertEquals(
                    0,
                    Logons.run(transport, peer.target(), right, Logons.script("true"))
                            .exitCode());
            peer.attempts.clear();
            assertProblem(
                    Problem.CREDENTIAL_REFUSED,
                    "did not take the password of admin",
                    peer,
                    Logons.password(SshPeer.USER, "wrong"));
            assertEquals(List.of("password"), peer.attempts);
        }
    }

    @Test
    void questionsForThePasswordAreAnsweredOnce() throws Exception {
        try (SshPeer peer = SshPeer.start(
                it -> it.server.setUserAuthFactories(List.of(UserAuthKeyboardInteractiveFactory.INSTANCE)))) {
            peer.passwords.put(SshPeer.USER, PASSWORD);
            Credential right = Logons.password(SshPeer.USER, PASSWORD);
            assertEquals(
                    0,
                    Logons.run(transport, peer.target(), right, Logons.script("true"))
                            .exitCode());
            peer.attempts.clear();
            assertProblem(Problem.CREDENTIAL_REFUSED, "did not take", peer, Logons.password(SshPeer.USER, "wrong"));
            assertEquals(List.of("password"), peer.attempts);
        }
    }

    @Test
    void hostThatTakesNoKeysIsGivenNone() throws Exception {
        try (SshPeer peer =
                SshPeer.start(it -> it.server.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE)))) {
            assertProblem(
                    Problem.CREDENTIAL_UNUSABLE,
                    "does not take keys, only: password",
                    peer,
                    strange(KeyForm.OPENSSH_ED25519));
            assertEquals(List.of(), peer.attempts);
        }
    }

    @Test
    void secondFactorIsNotAWrongPassword() throws Exception {
        try (SshPeer peer =
                SshPeer.start(it -> CoreModuleProperties.AUTH_METHODS.set(it.server, "password,publickey"))) {
            peer.passwords.put(SshPeer.USER, PASSWORD);
            assertProblem(
                    Problem.ACCESS_DENIED,
                    "wants another proof as well: publickey",
                    peer,
                    Logons.password(SshPeer.USER, PASSWORD));
        }
    }

    @Test
    void changedKeyIsRefusedBeforeAnythingIsSaid() throws Exception {
        try (SshPeer peer = SshPeer.start()) {
            SshTransport careful = SshTransport.with(
                    (_, _, _) -> new TrustVerdict.Changed("SHA256:before"), new LogonGuard(), Map.of());
            RemoteException why =
                    Logons.refused(careful, peer.target(), Logons.password(SshPeer.USER, "secret"), Logons.soon());
            assertEquals(Problem.UNTRUSTED, why.problem());
            assertTrue(Logons.words(why).contains("SHA256:before"), Logons.words(why));
            assertTrue(Logons.words(why).contains("ecdsa-sha2-nistp256 SHA256:"), Logons.words(why));
            assertEquals(List.of(), peer.attempts);
        }
    }

    @Test
    void unknownKeyIsShownAndRefused() throws Exception {
        try (SshPeer peer = SshPeer.start()) {
            SshTransport careful = SshTransport.with(
                    (name, port, shown) -> {
                        assertEquals("peer", name);
                        assertEquals(peer.server.getPort(), port);
                        assertEquals(HostIdentity.Kind.SSH_HOST_KEY, shown.kind());
                        return new TrustVerdict.NotApproved();
                    },
                    new LogonGuard(),
                    Map.of());
            RemoteException why =
                    Logons.refused(careful, peer.target(), Logons.password(SshPeer.USER, "secret"), Logons.soon());
            assertEquals(Problem.UNTRUSTED, why.problem());
            assertTrue(Logons.words(why).contains("--trust-new"), Logons.words(why));
            assertEquals(List.of(), peer.attempts);
        }
    }

    @Test
    void hostWithoutACommonCipherIsNamed() throws Exception {
        try (SshPeer peer = SshPeer.start(it -> it.server.setCipherFactories(List.of(BuiltinCiphers.aes192cbc)))) {
            assertProblem(Problem.FAILED, "refused algorithm", peer, Logons.password(SshPeer.USER, "secret"));
            assertProblem(Problem.FAILED, "aes192-cbc", peer, Logons.password(SshPeer.USER, "secret"));
        }
    }

    private static Credential strange(KeyForm form) {
        return form.credential(form.make());
    }

    private void assertUnusable(SshPeer peer, Credential credential, String words) {
        assertProblem(Problem.CREDENTIAL_UNUSABLE, words, peer, credential);
    }

    private void assertProblem(Problem problem, String words, SshPeer peer, Credential credential) {
        RemoteException why = Logons.refused(transport, peer.target(), credential, Logons.soon());
        assertTrue(Logons.words(why).contains(words), Logons.words(why));
        assertEquals(problem, why.problem());
    }
}
