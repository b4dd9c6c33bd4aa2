package dev.rollcall.remote.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.remote.KnownHostsTrust;
import dev.rollcall.remote.LogonGuard;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.Script;
import dev.rollcall.remote.ScriptResult;
import dev.rollcall.vault.Credential;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real OpenSSH and real sudo. */
@Tag("lab")
@Timeout(60)
final class SshLabTest {
    private static final Path LAB = Path.of("/run/rdplab");
    private static final String WHO = "IFS= read -r json; id -un; echo \"$json\"";

    private SshTransport transport = Logons.transport();

    @BeforeEach
    void trustTheLab() throws Exception {
        transport = SshTransport.with(KnownHostsTrust.read(LAB.resolve("known_hosts")), new LogonGuard(), Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"id_ed25519", "id_rsa"})
    void adminBecomesRootWithoutAPassword(String file) throws Exception {
        ScriptResult result = run(key("admin", file));
        assertEquals("root\n{\"a\":1}\n", result.output());
        assertTrue(result.privileged());
        assertEquals("", result.refusal());
    }

    @Test
    void rootIsRootAlready() throws Exception {
        ScriptResult result = run(key("root", "id_ed25519"));
        assertEquals("root\n{\"a\":1}\n", result.output());
        assertTrue(result.privileged());
    }

    @Test
    void passwordOpensToo() throws Exception {
        assertTrue(run(Logons.password("admin", "Lab-admin-1")).privileged());
    }

    @Test
    void whoMayNotBecomeRootRunsAsHimselfAndIsTold() throws Exception {
        ScriptResult byKey = run(key("operator", "id_ed25519"));
        assertEquals("operator\n{\"a\":1}\n", byKey.output());
        assertFalse(byKey.privileged());
        assertEquals("sudo: a password is required", byKey.refusal());
        ScriptResult byPassword = run(Logons.password("operator", "Lab-operator-1"));
        assertEquals("operator\n{\"a\":1}\n", byPassword.output());
        assertFalse(byPassword.privileged());
        assertTrue(byPassword.refusal().contains("not in the sudoers file"), byPassword.refusal());
    }

    @Test
    void wrongPasswordIsRefusedAndStoppedServerIsNotThere() throws Exception {
        RemoteException wrong =
                Logons.refused(transport, host("good", 11), Logons.password("alice", "wrong"), Logons.soon());
        assertEquals(Problem.CREDENTIAL_REFUSED, wrong.problem());
        RemoteException down =
                Logons.refused(transport, host("sshdown", 33), Logons.password("admin", "x"), Logons.soon());
        assertEquals(Problem.REFUSED, down.problem());
    }

    @Test
    void hostThatShowsTheKeyOfAnotherIsNotTrusted() {
        RemoteException why =
                Logons.refused(transport, host("good", 12), Logons.password("admin", "Lab-admin-1"), Logons.soon());
        assertEquals(Problem.UNTRUSTED, why.problem());
        assertTrue(Logons.words(why).contains("its key has changed"), Logons.words(why));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "operator"})
    void nothingIsLeftOfAScriptThatTookTooLong(String user) throws Exception {
        Credential credential = key(user, "id_ed25519");
        String mark = "31" + (System.nanoTime() % 10_000);
        try (SshSession session = transport.open(host("good", 11), credential, Logons.soon())) {
            RemoteException why = assertThrows(
                    RemoteException.class,
                    () -> session.run(
                            Logons.asRoot("sleep " + mark + "; echo never", "{}"), Logons.in(Duration.ofSeconds(1))));
            assertEquals(Problem.TIMED_OUT, why.problem());
        }
        // The host ends it by itself some seconds later, at the latest.
        String look = "n=0; while [ $n -lt 150 ] && ps ax -o args | grep -q '[s]leep " + mark
                + "'; do sleep 0.1; n=$((n+1)); done; ps ax -o args | grep -c '[s]leep " + mark + "'";
        assertEquals(
                "0\n",
                Logons.run(transport, host("good", 11), credential, Logons.script(look))
                        .output());
    }

    @Test
    void linuxIsKnownByItsServer() throws Exception {
        try (SshSession session = transport.open(host("good", 11), key("admin", "id_rsa"), Logons.soon())) {
            assertEquals(Script.Language.SH, session.language());
        }
    }

    private ScriptResult run(Credential credential) throws Exception {
        return Logons.run(transport, host("good", 11), credential, Logons.asRoot(WHO, "{\"a\":1}"));
    }

    private static RemoteTarget host(String name, int number) {
        return new RemoteTarget(name + ".lab.test", new InetSocketAddress("10.77.0." + number, 22));
    }

    private static Credential key(String user, String file) throws Exception {
        return Logons.key(user, Files.readString(LAB.resolve(file)));
    }
}
