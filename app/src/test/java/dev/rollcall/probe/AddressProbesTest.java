package dev.rollcall.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.PortObservation;
import dev.rollcall.observation.PortObservation.State;
import dev.rollcall.probe.tls.TlsEngines;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AddressProbesTest {
    private static final String CONFIRM_RDP = "030000130ed000001234000201080000000000";
    private final AddressProbes probes = new AddressProbes(TlsEngines.best(), InstantSource.system());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "485454502f312e31203430302042616420526571756573740d0a | HTTP",
                "5353482d322e302d4f70656e5353485f392e320d0a | SSH",
                "15030100020246 | TLS",
                "3232302066696c65730d0a | FTP or SMTP",
                "ffaa0102 | unknown: ff aa 01 02",
                "0300fffffed000001234000201080000000000 | unknown: 03 00 ff ff fe d0 00 00 12 34 00 02 01 08 00 00",
                "0300000b02d00000123400 | unknown: 03 00 00 0b 02 d0 00 00 12 34 00",
            })
    void namesWhatAnswersInPlaceOfRemoteDesktop(String hex, String what) throws Exception {
        try (ScriptedListener listener = new ScriptedListener(ScriptedListener.answering(hex))) {
            List<Look> looks = look(listener.port(), Duration.ofSeconds(15), EnumSet.range(Check.DNS, Check.POLICY));
            assertEquals(State.NOT_RDP, port(looks).state());
            assertEquals(what, port(looks).detail());
            assertNotReached(looks);
            assertEquals(1, listener.connections());
        }
    }

    @Test
    void tellsSilentFromDroppedFromRefused() throws Exception {
        try (ScriptedListener silent = new ScriptedListener(ScriptedListener.silent());
                ScriptedListener closing = new ScriptedListener(ScriptedListener.closing())) {
            assertEquals(
                    State.SILENT,
                    port(look(silent.port(), Duration.ofSeconds(15), Set.of(Check.PORT)))
                            .state());
            assertEquals(
                    State.DROPPED,
                    port(look(closing.port(), Duration.ofSeconds(15), Set.of(Check.PORT)))
                            .state());
        }
        int free;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = server.getLocalPort();
        }
        List<Look> looks = look(free, Duration.ofSeconds(15), EnumSet.range(Check.DNS, Check.POLICY));
        assertEquals(State.REFUSED, port(looks).state());
        assertNotReached(looks);
    }

    @ParameterizedTest
    @CsvSource({"03", "030000", "030000130ed000001234"})
    void aConfirmThatTricklesIsCutOffByTheTimeLimitAndIsNothingElse(String beginning) throws Exception {
        try (ScriptedListener listener = new ScriptedListener(ScriptedListener.answering(beginning))) {
            PortObservation seen = port(look(listener.port(), Duration.ofSeconds(15), Set.of(Check.PORT)));
            assertEquals(State.SILENT, seen.state());
            assertFalse(seen.answer().isZero());
        }
    }

    @Test
    void aConfirmThatTricklesPastTheHostsDeadlineIsNotTheHostsFault() throws Exception {
        try (ScriptedListener listener = new ScriptedListener(ScriptedListener.answering("030000"))) {
            Look look = look(listener.port(), Duration.ofMillis(500), Set.of(Check.PORT))
                    .getFirst();
            Outcome.Missing missing = assertInstanceOf(Outcome.Missing.class, look.outcome());
            assertEquals(Outcome.Reason.TIMED_OUT, missing.reason());
        }
    }

    @Test
    void aConfirmCutShortIsADroppedConnection() throws Exception {
        try (ScriptedListener listener = new ScriptedListener(socket -> {
            ScriptedListener.readRequest(socket);
            socket.getOutputStream().write(new byte[] {3, 0, 0, 0x13, 0x0e});
        })) {
            assertEquals(
                    State.DROPPED,
                    port(look(listener.port(), Duration.ofSeconds(15), Set.of(Check.PORT)))
                            .state());
        }
    }

    @Test
    void anotherProtocolThatBeginsLikeATpktStaysForeign() throws Exception {
        try (ScriptedListener listener = new ScriptedListener(ScriptedListener.answering("030000130e100000"))) {
            assertEquals(
                    State.NOT_RDP,
                    port(look(listener.port(), Duration.ofSeconds(15), Set.of(Check.PORT)))
                            .state());
        }
    }

    @Test
    void theHostsDeadlineIsNotTheHostsFault() throws Exception {
        try (ScriptedListener listener = new ScriptedListener(ScriptedListener.silent())) {
            for (Look look : look(listener.port(), Duration.ofMillis(500), EnumSet.range(Check.DNS, Check.POLICY))) {
                Outcome.Missing missing = assertInstanceOf(Outcome.Missing.class, look.outcome());
                assertEquals(Outcome.Reason.TIMED_OUT, missing.reason());
            }
            assertEquals(1, listener.connections());
        }
    }

    @Test
    void onlyThePortTakesOneConnectionAndShowsItsBytes() throws Exception {
        try (ScriptedListener listener = new ScriptedListener(ScriptedListener.answering(CONFIRM_RDP))) {
            List<Look> looks = look(listener.port(), Duration.ofSeconds(15), Set.of(Check.PORT));
            assertEquals(1, looks.size());
            Look look = looks.getFirst();
            assertEquals(State.OPEN, port(looks).state());
            assertEquals(
                    List.of("connect", "negotiate"),
                    look.phases().stream().map(phase -> phase.name()).toList());
            assertEquals(CONFIRM_RDP, look.transcript().get(1).bytes());
            assertTrue(look.transcript().get(0).bytes().endsWith("010008000b000000"));
            assertEquals(1, listener.connections());
        }
    }

    @Test
    void anInterruptEndsALookAndItsConnection() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        try (ScriptedListener listener = new ScriptedListener(socket -> {
            ScriptedListener.readRequest(socket);
            asked.countDown();
            ScriptedListener.untilGone(socket);
            gone.countDown();
        })) {
            Thread visitor = Thread.startVirtualThread(() -> {
                try {
                    look(
                            listener.port(),
                            Duration.ofMinutes(1),
                            Duration.ofMinutes(1),
                            EnumSet.range(Check.DNS, Check.POLICY));
                } catch (InterruptedException expected) {
                    interrupted.set(true);
                }
            });
            assertTrue(asked.await(10, TimeUnit.SECONDS));
            visitor.interrupt();
            assertTrue(visitor.join(Duration.ofSeconds(5)));
            assertTrue(interrupted.get());
            assertTrue(gone.await(5, TimeUnit.SECONDS));
        }
    }

    private List<Look> look(int port, Duration deadline, Set<Check> wanted) throws InterruptedException {
        return look(port, Duration.ofMillis(1500), deadline, wanted);
    }

    private List<Look> look(int port, Duration timeout, Duration deadline, Set<Check> wanted)
            throws InterruptedException {
        return probes.look(
                Host.named("rds-1.example.net").withPort(port),
                InetAddress.getLoopbackAddress(),
                List.of("rds-1.example.net"),
                wanted,
                new ProbeSettings(timeout, List.of(), "rollcall"),
                Deadline.after(deadline));
    }

    private static PortObservation port(List<Look> looks) {
        Outcome.Seen seen =
                assertInstanceOf(Outcome.Seen.class, looks.getFirst().outcome());
        return assertInstanceOf(PortObservation.class, seen.observation());
    }

    private static void assertNotReached(List<Look> looks) {
        assertEquals(3, looks.size());
        for (Look look : looks.subList(1, looks.size())) {
            Outcome.Missing missing = assertInstanceOf(Outcome.Missing.class, look.outcome());
            assertEquals(Outcome.Reason.NOT_REACHED, missing.reason());
            assertFalse(missing.detail().isEmpty());
        }
    }
}
