package dev.rollcall.probe.rdp;

import dev.rollcall.observation.NlaObservation.Negotiation;
import dev.rollcall.observation.PortObservation.State;
import dev.rollcall.probe.tcp.Connection;
import dev.rollcall.probe.tcp.ConnectionFault;
import dev.rollcall.probe.tcp.Transcript;
import java.time.Duration;
import java.util.HexFormat;

/** One X.224 Connection Request and what it is answered with. */
final class Exchange {
    private final Connection connection;
    private final Duration roundTrip;
    private final Transcript transcript;
    private final byte[] bytes = new byte[AnswerReader.LONGEST];
    private int count;
    private Duration firstByte = Duration.ZERO;

    Exchange(Connection connection, Duration roundTrip, Transcript transcript) {
        this.connection = connection;
        this.roundTrip = roundTrip;
        this.transcript = transcript;
    }

    Opening ask(String cookie, int protocols) throws ConnectionFault, InterruptedException {
        byte[] request = ConnectionRequest.bytes(cookie, protocols);
        try {
            connection.send(request, 0, request.length);
            transcript.sent(
                    "X.224 Connection Request, protocols 0x" + HexFormat.of().toHexDigits((byte) protocols), request);
            return heard(receive());
        } catch (ConnectionFault fault) {
            if (fault.ours()) {
                throw fault;
            }
            return ended(fault);
        }
    }

    /** How long the TPKT in {@link #bytes} is; -1 where there is none. */
    private int receive() throws ConnectionFault, InterruptedException {
        while (true) {
            int read = connection.receive(bytes, count, bytes.length - count);
            if (read < 0) {
                throw new ConnectionFault(ConnectionFault.Kind.CLOSED, "connection closed");
            }
            if (count == 0) {
                firstByte = transcript.sincePhaseBegan();
            }
            count += read;
            int length = AnswerReader.length(bytes, count);
            if (length < 0 || (length > 0 && count >= length)) {
                return length;
            }
        }
    }

    private Opening heard(int length) {
        Answer answer = length < 0 ? new Answer.Foreign(Greeting.of(bytes, count)) : AnswerReader.read(bytes, length);
        return switch (answer) {
            case Answer.Spoken(Negotiation negotiation) -> {
                transcript.received("X.224 " + NegotiationWords.of(negotiation), bytes, count);
                yield new Opening(State.OPEN, roundTrip, firstByte, "", negotiation);
            }
            case Answer.Foreign(String what) -> foreign(what);
        };
    }

    private Opening ended(ConnectionFault fault) {
        if (count > 0) {
            return foreign(Greeting.of(bytes, count));
        }
        transcript.note(fault.words());
        return Opening.failed(
                fault.timedOut() ? State.SILENT : State.DROPPED, roundTrip, fault.words(), fault.timedOut());
    }

    private Opening foreign(String what) {
        transcript.received("not Remote Desktop: " + what, bytes, count);
        return new Opening(
                State.NOT_RDP, roundTrip, firstByte, what, new Negotiation.Unanswered("not Remote Desktop", false));
    }
}
