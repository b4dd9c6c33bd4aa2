package dev.rollcall.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.LinkObservation;
import dev.rollcall.observation.LinkObservation.Attempt;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.probe.rdp.Caller;
import dev.rollcall.probe.tls.CertificateReader;
import dev.rollcall.probe.tls.TlsEngines;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkProbeTest {
    private final List<Duration> rests = new ArrayList<>();

    private Look look(int port, Deadline deadline, LinkProbe.Rest rest) throws InterruptedException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        Caller caller = new Caller(
                new InetSocketAddress(loopback, port),
                Optional.empty(),
                "rollcall",
                Duration.ofSeconds(3),
                deadline,
                InstantSource.system(),
                new Caller.Tools(TlsEngines.best(), new CertificateReader(), Optional.empty()));
        try (Visit visit = new Visit(new Visit.Target(loopback, port, List.of()), caller, System::nanoTime)) {
            return new LinkProbe(rest).look(visit);
        }
    }

    private static LinkObservation seen(Look look) {
        assertEquals(Check.LINK, look.check());
        Outcome.Seen seen = assertInstanceOf(Outcome.Seen.class, look.outcome());
        return assertInstanceOf(LinkObservation.class, seen.observation());
    }

    @Test
    void connectsTenTimesWithARestInBetweenAndSaysNothing() throws Exception {
        try (ScriptedListener listener = new ScriptedListener(ScriptedListener.silent())) {
            Look look = look(listener.port(), Deadline.after(Duration.ofSeconds(15)), rests::add);
            assertEquals(LinkProbe.ATTEMPTS, seen(look).attempts().size());
            assertTrue(seen(look).attempts().stream().allMatch(Attempt::answered));
            assertEquals(0, seen(look).lost());
            assertEquals(LinkProbe.ATTEMPTS - 1, rests.size());
            assertEquals(LinkProbe.ATTEMPTS, look.phases().size());
        }
    }

    @Test
    void aRefusalIsAnAnswerToo() throws Exception {
        int free;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = server.getLocalPort();
        }
        LinkObservation seen = seen(look(free, Deadline.after(Duration.ofSeconds(15)), rests::add));
        assertEquals(0, seen.lost());
        assertEquals(LinkProbe.ATTEMPTS, seen.attempts().size());
    }

    @Test
    void spreadsTheConnectsOverHalfOfTheTimeThatIsLeft() throws Exception {
        long[] now = {0};
        Deadline deadline = Deadline.after(Duration.ofSeconds(18), () -> now[0]);
        LinkProbe.Rest rest = duration -> {
            rests.add(duration);
            now[0] += duration.toNanos();
        };
        try (ScriptedListener listener = new ScriptedListener(ScriptedListener.silent())) {
            assertEquals(
                    10, seen(look(listener.port(), deadline, rest)).attempts().size());
        }
        assertTrue(rests.stream().allMatch(Duration.ofSeconds(1)::equals), rests::toString);
    }

    @Test
    void saysNothingOfTooFewConnects() throws Exception {
        long[] now = {0};
        Deadline deadline = Deadline.after(Duration.ofSeconds(1), () -> now[0]);
        try (ScriptedListener listener = new ScriptedListener(ScriptedListener.silent())) {
            Look look = look(listener.port(), deadline, rest -> now[0] += 2 * rest.toNanos());
            Outcome.Missing missing = assertInstanceOf(Outcome.Missing.class, look.outcome());
            assertEquals(Outcome.Reason.TIMED_OUT, missing.reason());
            assertEquals("the host's deadline passed after 2 connects", missing.detail());
        }
    }
}
