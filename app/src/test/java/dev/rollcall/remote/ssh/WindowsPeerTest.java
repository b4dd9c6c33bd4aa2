package dev.rollcall.remote.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.Script;
import dev.rollcall.remote.ScriptResult;
import dev.rollcall.remote.ScriptRun;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.shell.ProcessShellFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a Windows host would be told, and what it says. */
@Timeout(60)
final class WindowsPeerTest {
    private static final String ERRORS = "#< CLIXML\r\nplain\r\n"
            + "<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">"
            + "<S S=\"Error\">it broke_x000D__x000A_</S></Objs>";

    private final SshTransport transport = Logons.transport();
    private final ScriptRun run =
            new ScriptRun(new Script("x.ps1", Script.Language.POWERSHELL, "param($Request)\n'ok'"), "{}", true, 1000);

    @Test
    void scriptTravelsOnStandardInputAndErrorsAreDecoded() throws Exception {
        CompletableFuture<String> told = new CompletableFuture<>();
        try (SshPeer peer = windows()) {
            peer.answersWith(streams -> {
                told.complete(new String(streams.in().readAllBytes(), StandardCharsets.US_ASCII));
                streams.out().write("\uFEFF{\"a\":\"ü\"}\r\n".getBytes(StandardCharsets.UTF_8));
                streams.err().write(ERRORS.getBytes(StandardCharsets.UTF_8));
                return 3;
            });
            try (SshSession session =
                    transport.open(peer.target(), Logons.password(SshPeer.USER, "right"), Logons.soon())) {
                assertEquals(Script.Language.POWERSHELL, session.language());
                ScriptResult result = session.run(run, Logons.soon());
                assertEquals("{\"a\":\"ü\"}\r\n", result.output());
                assertEquals(3, result.exitCode());
                assertTrue(result.errors().contains("it broke"), result.errors());
                assertTrue(!result.errors().contains("<S"), result.errors());
            }
            assertEquals("{}\nparam($Request)\n'ok'\n#end\n", told.get());
        }
    }

    @Test
    void scriptThatDidNotArriveWholeIsSaid() throws Exception {
        try (SshPeer peer = windows()) {
            peer.answersWith(_ -> 97);
            RemoteException why = assertThrows(
                    RemoteException.class,
                    () -> Logons.run(transport, peer.target(), Logons.password(SshPeer.USER, "right"), run));
            assertEquals(Problem.FAILED, why.problem());
            assertTrue(Logons.words(why).contains("nothing of it ran"), Logons.words(why));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OpenSSH_9.5, Windows_NT $env:OS, POWERSHELL",
        "OpenSSH_9.5, %OS% Windows_NT, POWERSHELL",
        "OpenSSH_8.7, %OS% :OS, SH",
        "SomethingElse_1, 'no shell for you', SH",
        "9.31 FlowSsh: Bitvise SSH Server (WinSSHD) 9.31, never asked, POWERSHELL",
        "OpenSSH_9.2p1 Debian-2+deb12u3, Windows_NT, SH",
    })
    void aServerThatDoesNotSayWhatItIsHasItsShellAsked(String software, String answer, Script.Language language)
            throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (SshPeer peer = SshPeer.start(it -> {
            CoreModuleProperties.SERVER_IDENTIFICATION.set(it.server, software);
            it.passwords.put(SshPeer.USER, "right");
        })) {
            peer.server.setCommandFactory((channel, line) -> {
                asked.add(line);
                String says = "printf '%s\\r\\n' '" + answer + "'";
                return new ProcessShellFactory(says, "/bin/sh", "-c", says).createShell(channel);
            });
            try (SshSession session =
                    transport.open(peer.target(), Logons.password(SshPeer.USER, "right"), Logons.soon())) {
                assertEquals(language, session.language());
                assertEquals(language, session.language());
            }
            boolean known = software.contains("Bitvise") || software.contains("Debian");
            assertEquals(known ? List.of() : List.of("echo %OS% $env:OS"), asked);
        }
    }

    private static SshPeer windows() throws Exception {
        return SshPeer.start(peer -> {
            CoreModuleProperties.SERVER_IDENTIFICATION.set(peer.server, "OpenSSH_for_Windows_9.5");
            peer.passwords.put(SshPeer.USER, "right");
        });
    }
}
