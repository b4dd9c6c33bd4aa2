package dev.rollcall.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Protocol;
import dev.rollcall.host.Way;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogonTest {
    private static final Credential OPS =
            new Credential.Password("ops", "ops", Secret.takingOver("unused".toCharArray()));

    private final List<TransportKind> opened = new ArrayList<>();
    private ServerSocket listener;
    private int closed;

    @BeforeEach
    void listen() throws IOException {
        listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        try (ServerSocket brief = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = brief.getLocalPort();
        }
    }

    @AfterEach
    void stopListening() throws IOException {
        listener.close();
    }

    @Test
    void takesTheDoorThatIsOpenAndSaysWhatOthersAnswered() throws InterruptedException {
        LogonOutcome outcome = logon(
                new Door(new Scripted(TransportKind.WINRM_HTTPS, Optional.empty()), closed),
                new Door(new Scripted(TransportKind.SSH, Optional.empty()), listener.getLocalPort()));
        LogonOutcome.Granted granted = assertInstanceOf(LogonOutcome.Granted.class, outcome);
        assertEquals(List.of(TransportKind.SSH), opened);
        assertEquals(
                List.of(Optional.of(Problem.REFUSED), Optional.empty()),
                granted.attempts().stream().map(Attempt::problem).toList());
    }

    @Test
    void rememberedDoorGoesFirst() throws InterruptedException {
        Door https = new Door(new Scripted(TransportKind.WINRM_HTTPS, Optional.empty()), listener.getLocalPort());
        Door http = new Door(new Scripted(TransportKind.WINRM_HTTP, Optional.empty()), listener.getLocalPort());
        new Logon(List.of(https, http), Duration.ofSeconds(3))
                .at("h", here(), OPS, Optional.of(TransportKind.WINRM_HTTP), Deadline.after(Duration.ofSeconds(9)));
        assertEquals(List.of(TransportKind.WINRM_HTTP), opened);
    }

    @Test
    void strangerBehindOneDoorLeadsToTheNext() throws InterruptedException {
        int port = listener.getLocalPort();
        LogonOutcome outcome = logon(
                new Door(new Scripted(TransportKind.WINRM_HTTPS, Optional.of(Problem.FAILED)), port),
                new Door(new Scripted(TransportKind.SSH, Optional.of(Problem.FAILED)), port));
        assertEquals(
                Problem.FAILED,
                assertInstanceOf(LogonOutcome.NotGranted.class, outcome).problem());
        assertEquals(Set.of(TransportKind.WINRM_HTTPS, TransportKind.SSH), Set.copyOf(opened));
        assertEquals(2, opened.size());
    }

    @Test
    void refusedCredentialIsNotTriedAtAnotherDoor() throws InterruptedException {
        int port = listener.getLocalPort();
        LogonOutcome outcome = logon(
                new Door(new Scripted(TransportKind.WINRM_HTTPS, Optional.of(Problem.CREDENTIAL_REFUSED)), port),
                new Door(new Scripted(TransportKind.WINRM_HTTP, Optional.of(Problem.CREDENTIAL_REFUSED)), port));
        assertEquals(
                Problem.CREDENTIAL_REFUSED,
                assertInstanceOf(LogonOutcome.NotGranted.class, outcome).problem());
        assertEquals(1, opened.size());
    }

    @Test
    void allClosedIsRefusedInOneLine() throws InterruptedException {
        LogonOutcome outcome = logon(new Door(new Scripted(TransportKind.SSH, Optional.empty()), closed));
        LogonOutcome.NotGranted not = assertInstanceOf(LogonOutcome.NotGranted.class, outcome);
        assertEquals(Problem.REFUSED, not.problem());
        assertEquals("ssh (" + closed + "): connection refused", not.detail());
    }

    @Test
    void aKindOfCredentialThatNoWayInTakesIsSaidOfEachWay() throws InterruptedException {
        Scripted http = new Scripted(TransportKind.WINRM_HTTP, Optional.empty());
        http.takes = false;
        LogonOutcome.NotGranted not = assertInstanceOf(
                LogonOutcome.NotGranted.class,
                new Logon(List.of(new Door(http, 5985)), Duration.ofSeconds(3))
                        .at(
                                new LogonTarget(
                                        "h",
                                        Optional.of(here()),
                                        List.of(new Way(Protocol.WINRM_HTTP, 5985)),
                                        Optional.empty()),
                                new Credential.SshAgent("me", "me"),
                                Deadline.after(Duration.ofSeconds(9))));
        assertEquals(Problem.CREDENTIAL_UNUSABLE, not.problem());
        assertEquals(
                "ssh-agent can't log on by winrm-http, which takes passwords and Kerberos: nothing was tried",
                not.attempts().getFirst().detail());
        assertEquals(List.of(), opened);
    }

    @Test
    void onlyDoorOfATransportThatKnocksItselfIsConnectedToOnce() throws Exception {
        Scripted ssh = new Scripted(TransportKind.SSH, Optional.of(Problem.REFUSED));
        ssh.knocksItself = true;
        listener.setSoTimeout(1);
        assertInstanceOf(LogonOutcome.NotGranted.class, logon(new Door(ssh, listener.getLocalPort())));
        assertEquals(List.of(TransportKind.SSH), opened);
        assertThrows(SocketTimeoutException.class, listener::accept);
    }

    private LogonOutcome logon(Door... doors) throws InterruptedException {
        return new Logon(List.of(doors), Duration.ofSeconds(3))
                .at("h", here(), OPS, Optional.empty(), Deadline.after(Duration.ofSeconds(9)));
    }

    private static InetAddress here() {
        return InetAddress.getLoopbackAddress();
    }

    /** A transport that ends as it is told. */
    private final class Scripted implements Transport {
        private final TransportKind kind;
        private final Optional<Problem> problem;
        private boolean knocksItself;
        private boolean takes = true;

        Scripted(TransportKind kind, Optional<Problem> problem) {
            this.kind = kind;
            this.problem = problem;
        }

        @Override
        public TransportKind kind() {
            return kind;
        }

        @Override
        public boolean knocksItself() {
            return knocksItself;
        }

        @Override
        public boolean takes(Credential credential) {
            return takes;
        }

        @Override
        public RemoteSession open(RemoteTarget target, Credential credential, Deadline deadline)
                throws RemoteException {
            opened.add(kind);
            if (problem.isPresent()) {
                throw new RemoteException(problem.get(), "as told");
            }
            return new RemoteSession() {
                @Override
                public TransportKind transport() {
                    return kind;
                }

                @Override
                public ScriptResult run(ScriptRun run, Deadline deadline) {
                    throw new IllegalStateException("nothing is run here");
                }

                @Override
                public void tryOut(Deadline deadline) {}

                @Override
                public void close() {}
            };
        }
    }
}
