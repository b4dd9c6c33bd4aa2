package dev.rollcall.remote.winrm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.LogonGuard;
import dev.rollcall.remote.PowerShellBootstrap;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteSession;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.Script;
import dev.rollcall.remote.ScriptResult;
import dev.rollcall.remote.ScriptRun;
import dev.rollcall.remote.winrm.peer.Misbehaviour;
import dev.rollcall.remote.winrm.peer.PeerProgram;
import dev.rollcall.remote.winrm.peer.PeerSettings;
import dev.rollcall.remote.winrm.peer.WinRmHost;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.Secret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class WinRmTransportTest {
    private static final Duration PLENTY = Duration.ofSeconds(30);
    private static final Script SCRIPT = new Script("facts.ps1", Script.Language.POWERSHELL, "param($Request)\n'{}'\n");
    private static final PeerProgram ECHO =
            (line, input) -> new PeerProgram.Ended(3, new String(input, StandardCharsets.UTF_8), "grün");

    private final WinRmTransport transport = WinRmTransport.http(new LogonGuard());

    private static Credential admin(String password) {
        return new Credential.Password("ops", "LAB\\admin", Secret.takingOver(password.toCharArray()));
    }

    private static RemoteTarget target(InetSocketAddress address) {
        return new RemoteTarget("peer.lab.example", address);
    }

    private static ScriptRun script(String request) {
        return new ScriptRun(SCRIPT, request, false, 1_000_000);
    }

    private ScriptResult runOn(WinRmHost host, String request, Duration patience)
            throws RemoteException, InterruptedException {
        try (RemoteSession session =
                transport.open(target(host.address()), admin("Pässw0rd!"), Deadline.after(PLENTY))) {
            return session.run(script(request), Deadline.after(patience));
        }
    }

    @Test
    void aScriptAndItsRequestReachTheHostAndTheResultComesBack() throws Exception {
        try (WinRmHost host = WinRmHost.start(PeerSettings.ordinary(ECHO))) {
            ScriptResult result = runOn(host, "{\"name\":\"Zoë 日\"}", PLENTY);
            assertEquals(3, result.exitCode());
            String input = new String(
                    PowerShellBootstrap.of(SCRIPT, "{\"name\":\"Zoë 日\"}").input(), StandardCharsets.US_ASCII);
            assertEquals(input, result.output());
            assertTrue(input.startsWith("{\"name\":\"Zo\\u00eb \\u65e5\"}\nparam($Request)\n'{}'\n"), input);
            assertEquals("grün", result.errors());
            assertFalse(result.errorsCut());
            assertEquals(0, host.shells());
            assertEquals(
                    List.of("Create", "Command", "Send", "Receive", "Receive", "Signal", "Delete"), host.actions());
            assertEquals(1, host.logOns());
        }
    }

    @Test
    void theProgramIsPowerShellWithoutProfile() throws Exception {
        PeerProgram line = (commandLine, input) -> new PeerProgram.Ended(0, commandLine, "");
        try (WinRmHost host = WinRmHost.start(PeerSettings.ordinary(line))) {
            String commandLine = runOn(host, "{}", PLENTY).output();
            assertTrue(
                    commandLine.startsWith("powershell.exe -NoProfile -NonInteractive -EncodedCommand "), commandLine);
            assertTrue(commandLine.length() < 8191, "cmd.exe takes no more");
        }
    }

    @Test
    void aLongScriptTravelsInPiecesAndASplitCharacterIsPutTogether() throws Exception {
        String long500K = "{\"filler\":\"" + "a".repeat(500_000) + "\"}";
        PeerProgram answer = (line, input) -> new PeerProgram.Ended(0, "é".repeat(50_001) + input.length, "");
        try (WinRmHost host = WinRmHost.start(PeerSettings.ordinary(answer))) {
            ScriptResult result = runOn(host, long500K, PLENTY);
            int input = PowerShellBootstrap.of(SCRIPT, long500K).input().length;
            assertEquals("é".repeat(50_001) + input, result.output());
            assertEquals(6, host.actions().stream().filter("Send"::equals).count());
        }
    }

    @Test
    void oneShellServesSeveralScripts() throws Exception {
        try (WinRmHost host = WinRmHost.start(PeerSettings.ordinary(ECHO));
                RemoteSession session =
                        transport.open(target(host.address()), admin("Pässw0rd!"), Deadline.after(PLENTY))) {
            assertEquals(3, session.run(script("1"), Deadline.after(PLENTY)).exitCode());
            assertEquals(3, session.run(script("2"), Deadline.after(PLENTY)).exitCode());
            assertEquals(1, host.actions().stream().filter("Create"::equals).count());
            assertEquals(1, host.logOns());
        }
    }

    @Test
    void aWrongPasswordIsSentOnceAndSaid() throws Exception {
        try (WinRmHost host = WinRmHost.start(PeerSettings.ordinary(ECHO))) {
            RemoteException problem = assertThrows(
                    RemoteException.class,
                    () -> transport.open(target(host.address()), admin("guess"), Deadline.after(PLENTY)));
            assertEquals(Problem.CREDENTIAL_REFUSED, problem.problem());
            assertFalse(problem.toString().contains("guess"));
            assertEquals(1, host.logOns());
        }
    }

    @Test
    void anEndlessScriptIsEndedAtItsDeadlineAndItsShellDeleted() throws Exception {
        try (WinRmHost host = WinRmHost.start(PeerSettings.ordinary(ECHO).with(Misbehaviour.NEVER_ENDS))) {
            RemoteException problem =
                    assertThrows(RemoteException.class, () -> runOn(host, "{}", Duration.ofSeconds(1)));
            assertEquals(Problem.TIMED_OUT, problem.problem());
            transport.settle(PLENTY);
            assertEquals(0, host.shells());
            assertEquals(List.of("Create", "Command", "Send"), host.actions().subList(0, 3));
        }
    }

    @Test
    void aHostThatFallsSilentCostsItsDeadlineAndItsShellIsDeletedOverAnotherConnection() throws Exception {
        try (WinRmHost host = WinRmHost.start(PeerSettings.ordinary(ECHO).with(Misbehaviour.SILENT_RECEIVE))) {
            RemoteException problem =
                    assertThrows(RemoteException.class, () -> runOn(host, "{}", Duration.ofSeconds(1)));
            assertEquals(Problem.TIMED_OUT, problem.problem());
            transport.settle(PLENTY);
            assertEquals(0, host.shells());
            assertEquals(2, host.logOns());
        }
    }

    @Test
    void anInterruptEndsAtOnceAndTheShellIsStillDeleted() throws Exception {
        try (WinRmHost host = WinRmHost.start(PeerSettings.ordinary(ECHO).with(Misbehaviour.SILENT_RECEIVE))) {
            var interrupted = new CompletableFuture<Throwable>();
            Thread running = Thread.ofVirtual().start(() -> {
                try {
                    runOn(host, "{}", PLENTY);
                } catch (RemoteException | InterruptedException e) {
                    interrupted.complete(e);
                }
            });
            while (!host.actions().contains("Receive")) {
                Thread.onSpinWait();
            }
            long start = System.nanoTime();
            running.interrupt();
            assertEquals(InterruptedException.class, interrupted.get().getClass());
            assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 3000);
            transport.settle(PLENTY);
            assertEquals(0, host.shells());
        }
    }

    @Test
    void tooMuchOutputIsCutOffAndTheShellDeleted() throws Exception {
        try (WinRmHost host = WinRmHost.start(PeerSettings.ordinary(ECHO).with(Misbehaviour.ENDLESS_OUTPUT))) {
            RemoteException problem = assertThrows(RemoteException.class, () -> runOn(host, "{}", PLENTY));
            assertEquals(Problem.TOO_MUCH_OUTPUT, problem.problem());
            transport.settle(PLENTY);
            assertEquals(0, host.shells());
        }
    }

    @Test
    void whatAProgramSaidIsHadEvenIfItReadNoInput() throws Exception {
        PeerProgram complaint = (line, input) -> new PeerProgram.Ended(1, "", "no memory");
        try (WinRmHost host = WinRmHost.start(PeerSettings.ordinary(complaint).with(Misbehaviour.DEAF_PROGRAM))) {
            assertEquals("no memory", runOn(host, "{}", PLENTY).errors());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            REDIRECT         | FAILED        | elsewhere
            REDIRECT_AT_ONCE | FAILED        | elsewhere
            PLAIN_REPLY      | FAILED        | plain text
            WRONG_SIGNATURE  | FAILED        | changed on its way
            SKIPPED_MESSAGE  | FAILED        | changed on its way
            OTHER_REQUEST    | FAILED        | another request
            ENDLESS_BODY     | FAILED        | larger than any
            DEEP_XML         | FAILED        | too many elements
            DOCUMENT_TYPE    | FAILED        | document type
            NOT_XML          | FAILED        | no well-formed XML
            OTHER_SCHEMES    | REFUSED       | offers Kerberos, Basic
            NTLM_FORBIDDEN   | REFUSED       | refused NTLM
            WEAK_NTLM        | REFUSED       | weaker form
            EMPTY_ERROR      | FAILED        | HTTP 500
            NOT_FOUND        | REFUSED       | no WinRM
            NOT_HTTP         | REFUSED       | does not speak HTTP
            REFUSED_LATER    | ACCESS_DENIED | administrator
            """)
    void aHostThatMisbehavesIsRefusedInWords(Misbehaviour misbehaviour, Problem problem, String words)
            throws Exception {
        try (WinRmHost host = WinRmHost.start(PeerSettings.ordinary(ECHO).with(misbehaviour))) {
            RemoteException refused = assertThrows(RemoteException.class, () -> runOn(host, "{}", PLENTY));
            assertEquals(problem, refused.problem(), refused.getMessage());
            assertTrue(refused.toString().contains(words), refused.getMessage());
            assertFalse(refused.toString().contains("\n"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Create  | 5          | ACCESS_DENIED | Remote Management Users
            Create  | 2150859173 | FAILED        | as many shells
            Create  | 2150859180 | ACCESS_DENIED | no remote shells
            Command | 2150858843 | FAILED        | ended on the host
            Command | 2147942402 | FAILED        | no powershell.exe
            Receive | 995        | FAILED        | ended from outside
            Receive | 4242       | FAILED        | words of the host (4242)
            Send    | 2150858793 | TIMED_OUT     | in time
            """)
    void faultsComeOutInWordsAndNothingIsLeftOrRepeated(String action, long code, Problem problem, String words)
            throws Exception {
        try (WinRmHost host = WinRmHost.start(PeerSettings.ordinary(ECHO).withFault(action, code))) {
            RemoteException refused = assertThrows(RemoteException.class, () -> runOn(host, "{}", PLENTY));
            assertEquals(problem, refused.problem(), refused.getMessage());
            assertTrue(refused.toString().contains(words), refused.getMessage());
            transport.settle(PLENTY);
            assertEquals(0, host.shells());
            assertEquals(1, host.actions().stream().filter(action::equals).count());
        }
    }

    @Test
    void wherePortsAreClosedNothingIsSaidToListen() throws Exception {
        // Bound, so that nobody else gets the port, but not listening.
        try (Socket silent = new Socket()) {
            silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            InetSocketAddress closed = (InetSocketAddress) silent.getLocalSocketAddress();
            RemoteException problem = assertThrows(
                    RemoteException.class, () -> transport.open(target(closed), admin("x"), Deadline.after(PLENTY)));
            assertEquals(Problem.REFUSED, problem.problem());
            assertEquals("Nothing listens on port " + closed.getPort(), problem.getMessage());
        }
    }
}
