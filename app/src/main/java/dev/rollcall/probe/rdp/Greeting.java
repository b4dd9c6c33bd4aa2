package dev.rollcall.probe.rdp;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Tells what else it may be that answers on the port, by its first bytes. */
final class Greeting {
    private static final int SHOWN = 16;
    private static final int TLS_ALERT = 0x15;
    private static final int TLS_HANDSHAKE = 0x16;
    private static final int TLS_MAJOR = 3;

    private Greeting() {}

    static String of(byte[] bytes, int length) {
        String text = new String(bytes, 0, Math.min(length, SHOWN), StandardCharsets.ISO_8859_1);
        if (text.startsWith("HTTP/")) {
            return "HTTP";
        }
        if (text.startsWith("SSH-")) {
            return "SSH";
        }
        if (text.startsWith("RFB ")) {
            return "VNC";
        }
        if (text.startsWith("220 ") || text.startsWith("220-")) {
            return "FTP or SMTP";
        }
        if (length > 1 && (bytes[0] == TLS_ALERT || bytes[0] == TLS_HANDSHAKE) && bytes[1] == TLS_MAJOR) {
            return "TLS";
        }
        return "unknown: " + HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(length, SHOWN));
    }
}
