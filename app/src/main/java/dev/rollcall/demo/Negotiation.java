package dev.rollcall.demo;

import dev.rollcall.demo.Persona.Security;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

/** The server's half of the X.224 connection sequence, MS-RDPBCGR 2.2.1.1 (request) and 2.2.1.2 (confirm). */
final class Negotiation {
    static final int RDP = 0;
    static final int SSL = 1;
    static final int HYBRID = 2;
    static final int HYBRID_EX = 8;

    private static final int TPKT_HEADER = 4;
    /** Fixed part of a connection request: length, code, two references, class. */
    private static final int REQUEST_HEADER = 7;

    private static final int NEGOTIATION_BLOCK = 8;
    private static final int LARGEST_REQUEST = 512;
    private static final int SERVER_REFERENCE = 0x1234;

    private static final int SSL_REQUIRED_BY_SERVER = 1;
    private static final int SSL_CERT_NOT_ON_SERVER = 3;
    private static final int HYBRID_REQUIRED_BY_SERVER = 5;

    /** Extended client data, graphics pipeline, restricted admin, remote credential guard: as current servers answer. */
    private static final int RESPONSE_FLAGS = 0x1F;

    private final int selected;
    private final byte[] confirm;

    private Negotiation(int selected, byte[] confirm) {
        this.selected = selected;
        this.confirm = confirm;
    }

    /** The security protocol that was agreed upon; -1 where it was refused. */
    int selected() {
        return selected;
    }

    /** The bytes to send, TPKT header included. */
    byte[] confirm() {
        return confirm.clone();
    }

    /**
     * Reads a connection request.
     *
     * @return the protocols that the client asks for; {@link #RDP} where it sent no negotiation block
     * @throws ProtocolException where this is no connection request
     */
    static int readRequest(DataInputStream in) throws IOException {
        if (in.readUnsignedByte() != 3) {
            throw new ProtocolException("not a TPKT");
        }
        in.readByte();
        int length = in.readUnsignedShort();
        if (length < TPKT_HEADER + REQUEST_HEADER || length > LARGEST_REQUEST) {
            throw new ProtocolException("a request of " + length + " bytes");
        }
        byte[] request = in.readNBytes(length - TPKT_HEADER);
        if (request.length < length - TPKT_HEADER) {
            throw new EOFException();
        }
        if ((request[1] & 0xF0) != 0xE0) {
            throw new ProtocolException("not a connection request");
        }
        return requestedProtocols(request);
    }

    private static int requestedProtocols(byte[] request) {
        int at = REQUEST_HEADER;
        String text = new String(request, StandardCharsets.ISO_8859_1);
        if (text.startsWith("Cookie:", at)) {
            int end = text.indexOf("\r\n", at);
            at = end < 0 ? request.length : end + 2;
        }
        if (at + NEGOTIATION_BLOCK > request.length || request[at] != 1) {
            return RDP;
        }
        return (request[at + 4] & 0xFF) | ((request[at + 5] & 0xFF) << 8);
    }

    /** What a server set up as {@code security} says to a request for {@code protocols}. */
    static Negotiation answer(Security security, int protocols) {
        boolean credSsp = (protocols & (HYBRID | HYBRID_EX)) != 0;
        int best = (protocols & HYBRID_EX) != 0 ? HYBRID_EX : HYBRID;
        boolean tls = (protocols & SSL) != 0;
        return switch (security) {
            case NLA_REQUIRED, BROKEN_TLS -> credSsp ? select(best) : refuse(HYBRID_REQUIRED_BY_SERVER);
            case NLA_OPTIONAL -> credSsp ? select(best) : tls ? select(SSL) : refuse(SSL_REQUIRED_BY_SERVER);
            case TLS_ONLY -> tls ? select(SSL) : refuse(SSL_REQUIRED_BY_SERVER);
            case RDP_ONLY -> select(RDP);
            case ANCIENT -> new Negotiation(RDP, confirm(new byte[0]));
            case NO_CERTIFICATE -> refuse(SSL_CERT_NOT_ON_SERVER);
        };
    }

    private static Negotiation select(int protocol) {
        return new Negotiation(protocol, confirm(block(2, RESPONSE_FLAGS, protocol)));
    }

    private static Negotiation refuse(int failure) {
        return new Negotiation(-1, confirm(block(3, 0, failure)));
    }

    private static byte[] block(int type, int flags, int value) {
        return new byte[] {(byte) type, (byte) flags, NEGOTIATION_BLOCK, 0, (byte) value, 0, 0, 0};
    }

    private static byte[] confirm(byte[] block) {
        byte[] bytes = new byte[TPKT_HEADER + REQUEST_HEADER + block.length];
        bytes[0] = 3;
        bytes[3] = (byte) bytes.length;
        bytes[4] = (byte) (bytes.length - TPKT_HEADER - 1);
        bytes[5] = (byte) 0xD0;
        bytes[8] = (byte) (SERVER_REFERENCE >> 8);
        bytes[9] = (byte) SERVER_REFERENCE;
        System.arraycopy(block, 0, bytes, TPKT_HEADER + REQUEST_HEADER, block.length);
        return bytes;
    }
}
