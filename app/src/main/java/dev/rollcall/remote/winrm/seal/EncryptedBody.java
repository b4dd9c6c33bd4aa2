package dev.rollcall.remote.winrm.seal;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP body with one encrypted message in it (MS-WSMV 2.2.9.1). Tabs and names are as Windows wants them. */
public final class EncryptedBody {
    private static final String BOUNDARY = "--Encrypted Boundary";
    /** Exchange writes a space before the boundary's name. */
    private static final String LINE = "-- ?Encrypted Boundary\r\n";

    private static final Pattern START = Pattern.compile(
            LINE + "(?<header>(?:[^\r\n]{1,200}\r\n){1,8}?)" + LINE + "\\s*Content-Type: application/octet-stream\r\n");

    private static final Pattern LENGTH = Pattern.compile(";Length=(\\d{1,9})\r\n");
    private static final Pattern END = Pattern.compile("-- ?Encrypted Boundary--(\r\n)?");
    /** More than any of the headers is long. */
    private static final int LONGEST_START = 2048;

    private EncryptedBody() {}

    /** The content type of such a body. */
    public static String contentType(String protocol) {
        return "multipart/encrypted;protocol=\"" + protocol + "\";boundary=\"Encrypted Boundary\"";
    }

    /** Whether an answer says that it is one. */
    public static boolean isContentType(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith("multipart/encrypted");
    }

    public static byte[] encode(MessageProtection protection, byte[] plain) throws RemoteException {
        SealedMessage message = protection.seal(plain);
        String start = BOUNDARY + "\r\n\tContent-Type: " + protection.protocol()
                + "\r\n\tOriginalContent: type=application/soap+xml;charset=UTF-8;Length=" + plain.length + "\r\n"
                + BOUNDARY + "\r\n\tContent-Type: application/octet-stream\r\n";
        ByteArrayOutputStream body = new ByteArrayOutputStream(plain.length + 512);
        body.writeBytes(start.getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(message.header().length)
                .array());
        body.writeBytes(message.header());
        body.writeBytes(message.data());
        body.writeBytes((BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    /** Finds the end by the length that is told, not by looking for a boundary, which might occur in encrypted bytes. */
    public static byte[] decode(MessageProtection protection, byte[] body) throws RemoteException {
        String start = new String(body, 0, Math.min(body.length, LONGEST_START), StandardCharsets.ISO_8859_1);
        Matcher parts = START.matcher(start);
        if (!parts.lookingAt()) {
            throw malformed();
        }
        Matcher length = LENGTH.matcher(parts.group("header"));
        ByteBuffer rest =
                ByteBuffer.wrap(body, parts.end(), body.length - parts.end()).order(ByteOrder.LITTLE_ENDIAN);
        if (!length.find() || rest.remaining() < Integer.BYTES) {
            throw malformed();
        }
        int plainLength = Integer.parseInt(length.group(1));
        int headerLength = rest.getInt();
        if (headerLength < 0 || plainLength + (long) headerLength > rest.remaining()) {
            throw malformed();
        }
        byte[] header = new byte[headerLength];
        byte[] data = new byte[plainLength];
        rest.get(header).get(data);
        String end = new String(Arrays.copyOfRange(body, rest.position(), body.length), StandardCharsets.ISO_8859_1);
        if (!END.matcher(end).matches()) {
            throw malformed();
        }
        return protection.open(new SealedMessage(header, data));
    }

    private static RemoteException malformed() {
        return new RemoteException(Problem.FAILED, "The host's encrypted answer can't be read");
    }
}
