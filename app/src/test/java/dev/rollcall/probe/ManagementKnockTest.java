package dev.rollcall.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fanout.Limit;
import dev.rollcall.observation.ManagementPorts;
import dev.rollcall.observation.ManagementPorts.Answer;
import dev.rollcall.observation.ManagementPorts.State;
import dev.rollcall.probe.rdp.Caller;
import dev.rollcall.probe.tls.CertificateReader;
import dev.rollcall.probe.tls.TlsEngines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ManagementKnockTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int OWN = 3389;

    private final Limit hosts = new Limit("silent hosts", 1);

    private static Visit visit(Duration timeout, Deadline deadline) {
        Caller caller = new Caller(
                new InetSocketAddress(LOOPBACK, OWN),
                Optional.empty(),
                "rollcall",
                timeout,
                deadline,
                InstantSource.system(),
                new Caller.Tools(TlsEngines.best(), new CertificateReader(), Optional.empty()));
        return new Visit(new Visit.Target(LOOPBACK, OWN, List.of()), caller, System::nanoTime);
    }

    private static Visit visit(Duration timeout) {
        return visit(timeout, Deadline.after(Duration.ofSeconds(15)));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            return server.getLocalPort();
        }
    }

    @Test
    void asksAllButTheOwnPortOnceThatIsKnownToBeSilent() throws Exception {
        int closed = closedPort();
        try (ScriptedListener listener = new ScriptedListener(ScriptedListener.silent());
                Visit visit = visit(Duration.ofHours(1), Deadline.after(Duration.ofHours(2)));
                Knocking knocking = new ManagementKnock(List.of(listener.port(), OWN, closed), hosts).at(visit)) {
            visit.silent().complete(true);
            assertEquals(
                    Optional.of(new ManagementPorts(
                            List.of(new Answer(listener.port(), State.OPEN), new Answer(closed, State.REFUSED)))),
                    knocking.answers(visit.knockWords()));
            assertEquals(1, visit.knockWords().phases().size());
            assertEquals(
                    List.of("connect to " + listener.port() + ": open", "connect to " + closed + ": refused"),
                    visit.knockWords().lines().stream().map(line -> line.text()).toList());
        }
        assertEquals(0, hosts.held());
    }

    @Test
    void leavesAloneAHostWhosePortAnswers() throws Exception {
        try (ScriptedListener listener = new ScriptedListener(ScriptedListener.silent());
                Visit visit = visit(Duration.ofHours(1));
                Knocking knocking = new ManagementKnock(List.of(listener.port()), hosts).at(visit)) {
            visit.silent().complete(false);
            assertEquals(Optional.empty(), knocking.answers(visit.knockWords()));
            assertEquals(0, listener.connections());
            assertTrue(visit.knockWords().lines().isEmpty());
        }
    }

    @Test
    void asksWhileTheOwnPortIsStillWaitedFor() throws Exception {
        try (ScriptedListener listener = new ScriptedListener(ScriptedListener.silent());
                Visit visit = visit(Duration.ofMillis(200));
                Knocking knocking = new ManagementKnock(List.of(listener.port()), hosts).at(visit)) {
            while (listener.connections() == 0) {
                Thread.onSpinWait();
            }
            visit.silent().complete(true);
            assertEquals(
                    Optional.of(new ManagementPorts(List.of(new Answer(listener.port(), State.OPEN)))),
                    knocking.answers(visit.knockWords()));
        }
    }

    @Test
    void asksNobodyWherePolicyNamesNoPorts() throws Exception {
        try (Visit visit = visit(Duration.ofMillis(200));
                Knocking knocking = ManagementKnock.none().at(visit)) {
            visit.silent().complete(true);
            assertEquals(Optional.empty(), knocking.answers(visit.knockWords()));
        }
    }

    @Test
    void saysNothingAfterTheHostsDeadline() throws Exception {
        try (Visit visit = visit(Duration.ofHours(1), Deadline.after(Duration.ZERO));
                Knocking knocking = new ManagementKnock(List.of(closedPort()), hosts).at(visit)) {
            visit.silent().complete(true);
            assertEquals(Optional.empty(), knocking.answers(visit.knockWords()));
        }
    }
}
