package dev.rollcall.probe.rdp;

import dev.rollcall.observation.NlaObservation.Negotiation;
import dev.rollcall.observation.NlaObservation.Protocol;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads a TPKT (RFC 1006) with an X.224 Connection Confirm (MS-RDPBCGR 2.2.1.2) out of whatever a port says. */
final class AnswerReader {
    private static final int TPKT_VERSION = 3;
    private static final int TPKT_HEADER = 4;
    private static final int SHORTEST = 7;
    /** A Connection Confirm has 11 or 19 bytes; a listener that announces this many is none. */
    static final int LONGEST = 512;

    private static final int CONFIRM_INDICATOR = 6;
    private static final int NEGOTIATION_AT = 11;
    private static final int NEGOTIATION_SIZE = 8;
    private static final int RESPONSE = 2;
    private static final int FAILURE = 3;

    private static final int CODE_AT = 5;
    private static final int CODE_MASK = 0xF0;
    private static final int CONFIRM = 0xD0;
    private static final int DISCONNECT = 0x80;
    private static final int DATA = 0xF0;

    private AnswerReader() {}

    /** How many bytes the answer has, from as many as have come so far: 0 = can't say yet, -1 = not a TPKT. */
    static int length(byte[] bytes, int count) {
        if ((count > 0 && bytes[0] != TPKT_VERSION) || (count > 1 && bytes[1] != 0)) {
            return -1;
        }
        if (count < TPKT_HEADER) {
            return 0;
        }
        int length = ((bytes[2] & 0xFF) << 8) | (bytes[3] & 0xFF);
        return length < SHORTEST || length > LONGEST ? -1 : length;
    }

    /** Whether what has come so far is how a Connection Confirm begins: what is missing may only be late. */
    static boolean begins(byte[] bytes, int count) {
        return count > 0 && length(bytes, count) >= 0 && (count <= CODE_AT || (bytes[CODE_AT] & CODE_MASK) == CONFIRM);
    }

    /** @param length of the whole TPKT, as {@link #length} says; what comes behind it is left alone */
    static Answer read(byte[] bytes, int length) {
        int indicator = bytes[4] & 0xFF;
        int code = bytes[CODE_AT] & CODE_MASK;
        if (indicator > length - TPKT_HEADER - 1) {
            return new Answer.Foreign(Greeting.of(bytes, length));
        }
        return switch (code) {
            case CONFIRM ->
                indicator < CONFIRM_INDICATOR
                        ? new Answer.Foreign(Greeting.of(bytes, length))
                        : new Answer.Spoken(negotiation(bytes, length));
            case DISCONNECT, DATA ->
                new Answer.Spoken(new Negotiation.Unanswered("disconnected by the listener", false));
            default -> new Answer.Foreign(Greeting.of(bytes, length));
        };
    }

    private static Negotiation negotiation(byte[] bytes, int length) {
        if (length < NEGOTIATION_AT + NEGOTIATION_SIZE) {
            return new Negotiation.Absent();
        }
        ByteBuffer block =
                ByteBuffer.wrap(bytes, NEGOTIATION_AT, NEGOTIATION_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        int type = block.get() & 0xFF;
        int flags = block.get() & 0xFF;
        block.getShort();
        int value = block.getInt();
        return switch (type) {
            case RESPONSE ->
                Protocol.of(value)
                        .<Negotiation>map(protocol -> new Negotiation.Selected(protocol, flags))
                        .orElseGet(() -> new Negotiation.Unanswered("selected unknown protocol " + value, false));
            case FAILURE -> new Negotiation.Failed(NegotiationFailure.name(value));
            default -> new Negotiation.Unanswered("negotiation block of unknown type " + type, false);
        };
    }
}
