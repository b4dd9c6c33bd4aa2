package dev.rollcall.probe.rdp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** X.224 Connection Request with routing cookie and negotiation request (MS-RDPBCGR 2.2.1.1). */
public final class ConnectionRequest {
    /** TLS, CredSSP, CredSSP with early user authorisation. Not every bit: some servers hang up on one they don't know. */
    public static final int SECURE = 0x0B;

    public static final int TLS_ONLY = 0x01;

    private static final int TPKT_VERSION = 3;
    private static final int CONNECTION_REQUEST = 0xE0;
    private static final int NEGOTIATION_REQUEST = 1;
    private static final int NEGOTIATION_SIZE = 8;
    private static final int HEADERS = 11;
    private static final int LONGEST_COOKIE = 64;

    private ConnectionRequest() {}

    public static byte[] bytes(String cookie, int protocols) {
        byte[] routing = ("Cookie: mstshash=" + plain(cookie) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        int length = HEADERS + routing.length + NEGOTIATION_SIZE;
        return ByteBuffer.allocate(length)
                .put((byte) TPKT_VERSION)
                .put((byte) 0)
                .putShort((short) length)
                .put((byte) (length - 5))
                .put((byte) CONNECTION_REQUEST)
                .put(new byte[5])
                .put(routing)
                .put((byte) NEGOTIATION_REQUEST)
                .put((byte) 0)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) NEGOTIATION_SIZE)
                .putInt(protocols)
                .array();
    }

    private static boolean isVisible(int character) {
        return character >= '!' && character <= '~';
    }

    private static String plain(String cookie) {
        String visible =
                cookie.chars().allMatch(ConnectionRequest::isVisible) ? cookie : cookie.replaceAll("[^!-~]", "");
        return visible.substring(0, Math.min(visible.length(), LONGEST_COOKIE));
    }
}
