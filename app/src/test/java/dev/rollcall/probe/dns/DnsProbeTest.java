package dev.rollcall.probe.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fanout.Limit;
import dev.rollcall.fanout.RateLimit;
import dev.rollcall.host.Host;
import dev.rollcall.observation.DnsObservation;
import dev.rollcall.observation.DnsObservation.Reply;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.probe.ProbeSettings;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

@Timeout(60)
class DnsProbeTest {
    private static final InetAddress FOUR = InetAddress.ofLiteral("10.4.1.20");
    private static final InetAddress SIX = InetAddress.ofLiteral("fd00::20");
    private static final Duration SHORT = Duration.ofMillis(1500);

    @Test
    void addressesAliasesAndReverseNamesAreSeen() throws Exception {
        try (NameServer server = new NameServer((query, _) -> Optional.of(healthy(query)))) {
            DnsObservation seen = seen(look("alias.test", server.address()));
            assertEquals(List.of(FOUR, SIX), seen.addresses());
            assertEquals(List.of("host.test"), seen.aliases());
            assertEquals(Reply.ADDRESSES, seen.answers().getFirst().reply());
            assertEquals(List.of("host.test"), seen.reverse().getFirst().names());
            assertEquals(2, seen.reverse().size());
        }
    }

    @Test
    void theLookHasPhasesAndATranscript() throws Exception {
        try (NameServer server = new NameServer((query, _) -> Optional.of(healthy(query)))) {
            Look look = look("host.test", server.address());
            assertEquals(2, look.phases().size());
            assertTrue(look.took().isPositive());
            assertTrue(look.transcript().stream().anyMatch(line -> line.text().startsWith("A host.test to ")));
            assertTrue(look.transcript().stream()
                    .anyMatch(line -> line.text().contains("NOERROR: host.test., 10.4.1.20 from ")));
        }
    }

    @Test
    void repliesAreToldApart() throws Exception {
        assertEquals(Reply.NO_SUCH_NAME, reply((query, _) -> Optional.of(NameServer.answer(query, Rcode.NXDOMAIN))));
        assertEquals(Reply.NO_ADDRESS, reply((query, _) -> Optional.of(NameServer.answer(query, Rcode.NOERROR))));
        assertEquals(Reply.SERVER_FAILURE, reply((query, _) -> Optional.of(NameServer.answer(query, Rcode.SERVFAIL))));
        assertEquals(Reply.REFUSED, reply((query, _) -> Optional.of(NameServer.answer(query, Rcode.REFUSED))));
        assertEquals(Reply.TIMED_OUT, reply((_, _) -> Optional.empty()));
    }

    @Test
    void aClosedPortIsUnreachableAtOnce() throws Exception {
        InetSocketAddress closed;
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            closed = new InetSocketAddress(InetAddress.getLoopbackAddress(), free.getLocalPort());
        }
        ProbeSettings settings = settings(Duration.ofMinutes(5), closed);
        DnsObservation seen =
                seen(probe().look(Host.named("host.test"), settings, Deadline.after(Duration.ofMinutes(5))));
        assertEquals(Reply.UNREACHABLE, seen.answers().getFirst().reply());
    }

    @Test
    void anAddressIsUsedThoughTheOtherKindIsNeverAnswered() throws Exception {
        NameServer.Zone zone = (query, _) ->
                query.getQuestion().getType() == Type.AAAA ? Optional.empty() : Optional.of(healthy(query));
        try (NameServer server = new NameServer(zone)) {
            DnsObservation seen = seen(look("host.test", server.address()));
            assertEquals(List.of(FOUR), seen.addresses());
            assertEquals(Reply.ADDRESSES, seen.answers().getFirst().reply());
        }
    }

    @Test
    void aLostQuestionIsAskedOnceMore() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        NameServer.Zone zone =
                (query, _) -> asked.incrementAndGet() <= 2 ? Optional.empty() : Optional.of(healthy(query));
        try (NameServer server = new NameServer(zone)) {
            assertEquals(
                    List.of(FOUR, SIX),
                    seen(look("host.test", server.address())).addresses());
        }
    }

    @Test
    void aSilentServerIsAskedTwiceAtMost() throws Exception {
        try (NameServer server = new NameServer((_, _) -> Optional.empty())) {
            seen(look("host.test", server.address()));
            assertTrue(server.datagrams() <= 4, "A and AAAA, twice: " + server.datagrams());
        }
    }

    @Test
    void aTruncatedAnswerIsAskedForOverTcp() throws Exception {
        NameServer.Zone zone = (query, tcp) -> {
            if (tcp) {
                return Optional.of(healthy(query));
            }
            Message truncated = NameServer.answer(query, Rcode.NOERROR);
            truncated.getHeader().setFlag(Flags.TC);
            return Optional.of(truncated);
        };
        try (NameServer server = new NameServer(zone)) {
            assertEquals(
                    List.of(FOUR, SIX),
                    seen(look("host.test", server.address())).addresses());
        }
    }

    @Test
    void anAnswerToAnotherQuestionIsNotTaken() throws Exception {
        NameServer.Zone zone = (query, _) -> {
            Message forged = healthy(query);
            forged.getHeader().setID((query.getHeader().getID() + 1) & 0xFFFF);
            return Optional.of(forged);
        };
        assertEquals(Reply.TIMED_OUT, reply(zone));
    }

    @Test
    void aChainOfAliasesWithoutEndIsAServersFailure() throws Exception {
        assertEquals(Reply.SERVER_FAILURE, reply((query, _) -> {
            Name name = query.getQuestion().getName();
            return Optional.of(NameServer.answer(query, Rcode.NOERROR, new CNAMERecord(name, DClass.IN, 60, name)));
        }));
    }

    @Test
    void theHostsDeadlineIsNotTheNameServersSilence() throws Exception {
        try (NameServer silent = new NameServer((_, _) -> Optional.empty())) {
            Look look = probe().look(
                            Host.named("host.test"),
                            settings(Duration.ofSeconds(20), silent.address()),
                            Deadline.after(Duration.ofMillis(1)));
            Outcome.Missing missing = assertInstanceOf(Outcome.Missing.class, look.outcome());
            assertEquals(Outcome.Reason.TIMED_OUT, missing.reason());
            assertTrue(missing.detail().contains("deadline"));
        }
    }

    @Test
    void everyServerIsAskedAndADeadOneDoesNotHideTheOther() throws Exception {
        try (NameServer dead = new NameServer((_, _) -> Optional.empty());
                NameServer well = new NameServer((query, _) -> Optional.of(healthy(query)))) {
            DnsObservation seen = seen(look("host.test", dead.address(), well.address()));
            assertEquals(
                    List.of(Reply.TIMED_OUT, Reply.ADDRESSES),
                    seen.answers().stream()
                            .map(DnsObservation.ResolverAnswer::reply)
                            .toList());
            assertEquals(List.of("host.test"), seen.reverse().getFirst().names());
        }
    }

    @Test
    void shortNamesAreSearchedForWhereTheSystemsServersAreAsked() throws Exception {
        NameServer.Zone zone = (query, _) -> Optional.of(
                query.getQuestion().getName().equals(Name.fromConstantString("host.test."))
                        ? healthy(query)
                        : NameServer.answer(query, Rcode.NXDOMAIN));
        try (NameServer server = new NameServer(zone)) {
            SystemResolvers system = new SystemResolvers(
                    List.of(server.address()),
                    List.of(Name.fromConstantString("other."), Name.fromConstantString("test.")),
                    1);
            DnsProbe probe = new DnsProbe(new Limit("tests", 10), new RateLimit(1000, 100), () -> system);
            ProbeSettings settings = new ProbeSettings(Duration.ofSeconds(5), List.of(), "rollcall");
            DnsObservation seen =
                    seen(probe.look(Host.named("host"), settings, Deadline.after(Duration.ofSeconds(30))));
            assertEquals("host.test", seen.name());
            assertEquals(List.of(FOUR, SIX), seen.addresses());
        }
    }

    @Test
    void anAddressIsNotLookedUp() throws Exception {
        try (NameServer server = new NameServer((query, _) -> Optional.of(healthy(query)))) {
            assertInstanceOf(
                    Outcome.Skipped.class, look("10.4.1.20", server.address()).outcome());
            assertInstanceOf(
                    Outcome.Skipped.class, look("fd00::20", server.address()).outcome());
            assertEquals(0, server.datagrams());
        }
    }

    @Test
    void aNameThatCannotBeIsAskedOfNobody() throws Exception {
        try (NameServer server = new NameServer((query, _) -> Optional.of(healthy(query)))) {
            DnsObservation seen = seen(look("x".repeat(64) + ".test", server.address()));
            assertEquals(Reply.NO_SUCH_NAME, seen.answers().getFirst().reply());
            assertEquals(0, server.datagrams());
        }
    }

    @Test
    void twoThousandNamesAtOnceAreEachAnswered() throws Exception {
        try (NameServer server = new NameServer((query, _) -> Optional.of(healthy(query)));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            DnsProbe probe = new DnsProbe(
                    new Limit("tests", 50),
                    new RateLimit(1_000_000, 1000),
                    () -> new SystemResolvers(List.of(), List.of(), 1));
            ProbeSettings settings = settings(Duration.ofSeconds(20), server.address());
            List<Callable<Look>> looks = Collections.nCopies(
                    2000, () -> probe.look(Host.named("host.test"), settings, Deadline.after(Duration.ofSeconds(20))));
            for (Future<Look> look : threads.invokeAll(looks)) {
                assertEquals(List.of(FOUR, SIX), seen(look.get()).addresses());
            }
        }
    }

    @Test
    void anInterruptEndsTheLook() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        NameServer.Zone silent = (_, _) -> {
            asked.countDown();
            return Optional.empty();
        };
        try (NameServer server = new NameServer(silent)) {
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            Duration hour = Duration.ofHours(1);
            Thread looking = Thread.ofVirtual()
                    .start(() -> interrupted.complete(assertThrows(
                                    InterruptedException.class,
                                    () -> probe().look(
                                                    Host.named("host.test"),
                                                    settings(hour, server.address()),
                                                    Deadline.after(hour)))
                            != null));
            asked.await();
            looking.interrupt();
            assertTrue(interrupted.get());
        }
    }

    private static Reply reply(NameServer.Zone zone) throws IOException, InterruptedException {
        try (NameServer server = new NameServer(zone)) {
            DnsObservation seen = seen(look("host.test", server.address()));
            assertTrue(seen.addresses().isEmpty());
            assertFalse(seen.answers().isEmpty());
            return seen.answers().getFirst().reply();
        }
    }

    private static Message healthy(Message query) throws IOException {
        Record question = query.getQuestion();
        Name host = Name.fromConstantString("host.test.");
        Record alias = new CNAMERecord(Name.fromConstantString("alias.test."), DClass.IN, 60, host);
        return switch (question.getType()) {
            case Type.A -> NameServer.answer(query, Rcode.NOERROR, alias, new ARecord(host, DClass.IN, 60, FOUR));
            case Type.AAAA -> NameServer.answer(query, Rcode.NOERROR, alias, new AAAARecord(host, DClass.IN, 60, SIX));
            case Type.PTR ->
                NameServer.answer(query, Rcode.NOERROR, new PTRRecord(question.getName(), DClass.IN, 60, host));
            default -> NameServer.answer(query, Rcode.NOTIMP);
        };
    }

    private static Look look(String name, InetSocketAddress... servers) throws InterruptedException {
        return probe().look(Host.named(name), settings(SHORT, servers), Deadline.after(Duration.ofSeconds(30)));
    }

    private static DnsObservation seen(Look look) {
        return (DnsObservation) ((Outcome.Seen) look.outcome()).observation();
    }

    private static DnsProbe probe() {
        return new DnsProbe(new Limit("tests", 10), new RateLimit(1000, 100), () -> {
            throw new AssertionError("the system's name servers are not for tests");
        });
    }

    private static ProbeSettings settings(Duration timeout, InetSocketAddress... servers) {
        return new ProbeSettings(timeout, List.of(servers), "rollcall");
    }
}
