package dev.rollcall.probe;

import dev.rollcall.fanout.Limit;
import dev.rollcall.fanout.Permit;
import dev.rollcall.observation.ManagementPorts.Answer;
import dev.rollcall.observation.ManagementPorts.State;
import dev.rollcall.probe.Knocking.Knocked;
import dev.rollcall.probe.rdp.Caller;
import dev.rollcall.probe.tcp.Connection;
import dev.rollcall.probe.tcp.ConnectionFault;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Connects to a silent host's management ports, all at once, says nothing and closes. A port that answers, be it with a refusal,
 * shows that the machine is up.
 *
 * @param hosts how many are asked at once
 */
record ManagementKnock(List<Integer> ports, Limit hosts) {
    /** How long before the port's own connect is given up: after that, a live host that lost one SYN has long answered. */
    private static final Duration BEFORE = Duration.ofMillis(1500);

    /**
     * Enough for a SYN that is sent again after a second (RFC 6298 2.1): this many ports don't all lose two. And a little longer
     * than the port's own connect has left, because of a neighbour that does not answer Linux says only after three seconds that
     * there is no way to it.
     */
    private static final Duration MOST = Duration.ofMillis(1750);

    ManagementKnock {
        ports = List.copyOf(ports);
    }

    /** Asks nobody. */
    static ManagementKnock none() {
        return new ManagementKnock(List.of(), new Limit("silent hosts", 1));
    }

    /** To be begun before the visit's first connect. */
    Knocking at(Visit visit) {
        return ports.isEmpty()
                ? Knocking.none()
                : Knocking.begin(visit.silent(), headStart(visit.caller().timeout()), () -> answers(visit.caller()));
    }

    /** How long the port's own connect is waited for alone: a live host answers sooner, and the rest is enough for these. */
    private static Duration headStart(Duration timeout) {
        Duration half = timeout.dividedBy(2);
        return half.compareTo(BEFORE) < 0 ? half : timeout.minus(BEFORE);
    }

    private Knocked answers(Caller caller) throws InterruptedException {
        List<Callable<Optional<Answer>>> connects = ports.stream()
                .filter(port -> port != caller.to().getPort())
                .<Callable<Optional<Answer>>>map(port -> () -> answer(caller, port))
                .toList();
        List<Answer> answers = new ArrayList<>(connects.size());
        long from;
        try (Permit _ = hosts.take(caller.deadline());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            from = System.nanoTime();
            for (Future<Optional<Answer>> connect : threads.invokeAll(connects)) {
                connect.get().ifPresent(answers::add);
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case InterruptedException interrupted -> throw interrupted;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
        return new Knocked(answers, from);
    }

    /** Empty where our own limits were met. */
    private static Optional<Answer> answer(Caller caller, int port) throws InterruptedException {
        InetSocketAddress to = new InetSocketAddress(caller.to().getAddress(), port);
        Duration patience = MOST.compareTo(caller.timeout()) < 0 ? MOST : caller.timeout();
        try (Connection _ = Connection.open(to, patience, caller.deadline())) {
            return Optional.of(new Answer(port, State.OPEN));
        } catch (ConnectionFault fault) {
            return switch (fault.kind()) {
                // Whoever takes a connection and ends it at once is there.
                case RESET, CLOSED, TOO_MUCH -> Optional.of(new Answer(port, State.OPEN));
                case REFUSED -> Optional.of(new Answer(port, State.REFUSED));
                case TIMED_OUT -> Optional.of(new Answer(port, State.FILTERED));
                case UNREACHABLE -> Optional.of(new Answer(port, State.UNREACHABLE));
                case DEADLINE, LOCAL_LIMIT -> Optional.empty();
            };
        }
    }
}
