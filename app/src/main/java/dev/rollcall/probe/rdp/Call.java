package dev.rollcall.probe.rdp;

import dev.rollcall.fanout.Limit;
import dev.rollcall.fanout.Permit;
import dev.rollcall.observation.NlaObservation.Negotiation;
import dev.rollcall.observation.PortObservation.State;
import dev.rollcall.probe.tcp.Connection;
import dev.rollcall.probe.tcp.ConnectionFault;
import dev.rollcall.probe.tcp.Transcript;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a listener: X.224, then TLS, then CredSSP, as far as it goes and is wanted. Failures of the host are facts
 * in what comes back; {@link ConnectionFault} is thrown for our own limits only.
 */
public final class Call implements AutoCloseable {
    private final Caller caller;
    private final Runnable connected;
    private @Nullable Connection connection;
    private @Nullable Permit permit;

    public Call(Caller caller) {
        this(caller, () -> {});
    }

    /** @param connected run when the connection stands, before anything is said on it */
    public Call(Caller caller, Runnable connected) {
        this.caller = caller;
        this.connected = connected;
    }

    /** Connects and asks for {@code protocols}. */
    public Opening open(int protocols, Transcript transcript) throws ConnectionFault, InterruptedException {
        transcript.beginPhase();
        Connection opened;
        try {
            opened = Connection.open(caller.to(), caller.timeout(), caller.deadline());
        } catch (ConnectionFault fault) {
            transcript.endPhase(phase(protocols, "connect"));
            transcript.note("connect: " + fault.words());
            return Opening.failed(unconnected(fault), Duration.ZERO, fault.words(), fault.timedOut());
        }
        connection = opened;
        connected.run();
        Duration roundTrip = transcript.sincePhaseBegan();
        transcript.endPhase(phase(protocols, "connect"));
        Optional<Limit> talking = caller.tools().talking();
        if (talking.isPresent()) {
            permit = talking.get().take(caller.deadline());
            transcript.beginPhase();
        }
        Opening opening = new Exchange(opened, roundTrip, transcript).ask(caller.cookie(), protocols);
        transcript.endPhase(phase(protocols, "negotiate"));
        return opening;
    }

    /** Goes on with TLS, and CredSSP where the listener chose it. Only after an {@link Opening} that selected such a protocol. */
    public Secured secure(Opening opening, Transcript tlsWords, Transcript credSspWords)
            throws ConnectionFault, InterruptedException {
        Connection opened = connection;
        if (opened == null
                || !(opening.negotiation() instanceof Negotiation.Selected selected)
                || !selected.protocol().usesTls()) {
            return Secured.NOT_TRIED;
        }
        return new Securing(caller, opened, tlsWords, credSspWords)
                .run(selected.protocol().usesCredSsp());
    }

    @Override
    public void close() {
        Optional.ofNullable(connection).ifPresent(Connection::close);
        Optional.ofNullable(permit).ifPresent(Permit::close);
    }

    private static String phase(int protocols, String name) {
        return protocols == ConnectionRequest.TLS_ONLY ? "second " + name : name;
    }

    private static State unconnected(ConnectionFault fault) throws ConnectionFault {
        return switch (fault.kind()) {
            case REFUSED -> State.REFUSED;
            case TIMED_OUT -> State.FILTERED;
            case UNREACHABLE -> State.UNREACHABLE;
            case RESET, CLOSED, TOO_MUCH -> State.DROPPED;
            case DEADLINE, LOCAL_LIMIT -> throw fault;
        };
    }
}
