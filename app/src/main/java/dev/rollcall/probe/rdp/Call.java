package dev.rollcall.probe.rdp;

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
    private @Nullable Connection connection;

    public Call(Caller caller) {
        this.caller = caller;
    }

    /** Connects and asks for {@code protocols}. */
    public Opening open(int protocols, Transcript transcript) throws ConnectionFault, InterruptedException {
        transcript.beginPhase();
        Connection opened;
        try {
            opened = Connection.open(caller.to(), caller.timeout(), caller.deadline());
        } catch (ConnectionFault fault) {
            transcript.endPhase("connect");
            transcript.note("connect: " + fault.words());
            return Opening.failed(unconnected(fault), Duration.ZERO, fault.words(), fault.timedOut());
        }
        connection = opened;
        Duration roundTrip = transcript.sincePhaseBegan();
        transcript.endPhase("connect");
        Opening opening = new Exchange(opened, roundTrip, transcript).ask(caller.cookie(), protocols);
        transcript.endPhase("negotiate");
        return opening;
    }

    /** Goes on with TLS, and CredSSP where the listener chose it. Only after an {@link Opening} that selected such a protocol. */
    public Secured secure(Opening opening, Transcript transcript) throws ConnectionFault, InterruptedException {
        Connection opened = connection;
        if (opened == null
                || !(opening.negotiation() instanceof Negotiation.Selected selected)
                || !selected.protocol().usesTls()) {
            return Secured.NOT_TRIED;
        }
        return new Securing(caller, opened, transcript).run(selected.protocol().usesCredSsp());
    }

    @Override
    public void close() {
        Optional.ofNullable(connection).ifPresent(Connection::close);
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
