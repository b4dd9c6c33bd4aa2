package dev.rollcall.remote.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.ScriptResult;
import dev.rollcall.remote.ScriptRun;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.sshd.server.shell.ProcessShellFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Scripts on a server that runs them in this computer's own sh. */
@Timeout(60)
final class SshRunTest {
    private final SshTransport transport = Logons.transport();
    private SshPeer peer;

    @BeforeEach
    void start() throws Exception {
        peer = SshPeer.start();
        peer.passwords.put(SshPeer.USER, "right");
    }

    @AfterEach
    void stop() throws Exception {
        peer.close();
    }

    @Test
    void requestAndScriptArriveAsTheyAre() throws Exception {
        String request = "{\"a\":\n \"ü '\\\" $(id) `id` \\\\ !x\"}";
        String text = String.join(
                "\r\n",
                "# it's \"quoted\" $(nothing) äöü",
                "IFS= read -r json",
                "printf '%s|%s\\n' \"$json\" 'ü'",
                "echo oops >&2",
                "exit 3",
                "");
        ScriptResult result = run(new ScriptRun(Logons.script(text).script(), request, false, 10_000));
        assertEquals("{\"a\":  \"ü '\\\" $(id) `id` \\\\ !x\"}|ü\n", result.output());
        assertEquals("oops\n", result.errors());
        assertEquals(3, result.exitCode());
    }

    @Test
    void longScriptAndLongRequestArriveWhole() throws Exception {
        String text = "# padding\n".repeat(30_000) + "wc -c\n";
        String request = "{\"a\":\"" + "x".repeat(50_000) + "\"}";
        ScriptResult result = run(new ScriptRun(Logons.script(text).script(), request, false, 10_000));
        assertEquals(request.length() + 1, Integer.parseInt(result.output().strip()));
    }

    @Test
    void oneConnectionServesManyRuns() throws Exception {
        try (SshSession session = open()) {
            for (int i = 0; i < 5; i++) {
                assertEquals(
                        i + "\n",
                        session.run(Logons.script("echo " + i), Logons.soon()).output());
            }
        }
        assertEquals(1, peer.connections.get());
    }

    @Test
    void scriptWithASyntaxErrorSaysSo() throws Exception {
        ScriptResult result = run(Logons.script("if then\n"));
        assertTrue(result.exitCode() != 0);
        assertTrue(result.errors().toLowerCase(Locale.ROOT).contains("syntax"), result.errors());
    }

    @Test
    void endlessOutputIsCutOff() throws Exception {
        assertEnds(Problem.TOO_MUCH_OUTPUT, "while :; do echo flood; done");
        assertEnds(Problem.TOO_MUCH_OUTPUT, "while :; do echo flood >&2; done");
    }

    @Test
    void manyErrorsAreCut() throws Exception {
        ScriptResult result = run(Logons.script("head -c 90000 /dev/zero | tr '\\0' x >&2; echo done"));
        assertEquals("done\n", result.output());
        assertTrue(result.errorsCut());
        assertEquals(64 * 1024, result.errors().length());
    }

    @Test
    void hangingScriptCostsItsDeadline() throws Exception {
        try (SshSession session = open()) {
            RemoteException why = assertThrows(
                    RemoteException.class,
                    () -> session.run(Logons.script("echo begun; sleep 60"), Logons.in(Duration.ofMillis(800))));
            assertEquals(Problem.TIMED_OUT, why.problem(), Logons.words(why));
        }
    }

    @Test
    void interruptEndsItAtOnce() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        peer.answersWith(streams -> {
            streams.in().read();
            begun.countDown();
            new CountDownLatch(1).await();
            return 0;
        });
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                ended.complete(new AssertionError(run(Logons.script("x")).toString()));
            } catch (Throwable why) {
                ended.complete(why);
            }
        });
        begun.await();
        thread.interrupt();
        assertInstanceOf(InterruptedException.class, ended.get());
    }

    @Test
    void whatAProfilePrintsIsNotTheScripts() throws Exception {
        peer.server.setCommandFactory((channel, line) -> new ProcessShellFactory(
                        line, "/bin/sh", "-c", "echo Welcome; echo rollcall-1 root; " + line)
                .createShell(channel));
        assertEquals("mine\n", run(Logons.script("echo mine")).output());
    }

    @Test
    void accountWithoutAShellIsSaid() throws Exception {
        peer.answersWith(streams -> {
            streams.out().write("This account is currently not available.\n".getBytes(StandardCharsets.UTF_8));
            return 1;
        });
        RemoteException why = assertThrows(RemoteException.class, () -> run(Logons.script("echo x")));
        assertEquals(Problem.ACCESS_DENIED, why.problem());
        assertTrue(Logons.words(why).contains("This account is currently not available."), Logons.words(why));
    }

    private void assertEnds(Problem problem, String text) {
        RemoteException why = assertThrows(RemoteException.class, () -> run(Logons.script(text)));
        assertEquals(problem, why.problem(), Logons.words(why));
    }

    private ScriptResult run(ScriptRun run) throws Exception {
        return Logons.run(transport, peer.target(), Logons.password(SshPeer.USER, "right"), run);
    }

    private SshSession open() throws Exception {
        return transport.open(peer.target(), Logons.password(SshPeer.USER, "right"), Logons.soon());
    }
}
