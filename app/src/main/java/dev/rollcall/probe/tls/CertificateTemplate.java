package dev.rollcall.probe.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * The template that a Windows certification authority made a certificate after: the name in szOID_ENROLL_CERTTYPE_EXTENSION, or else
 * the object identifier in szOID_CERTIFICATE_TEMPLATE ([MS-WCCE] 2.2.2.7.7). Whatever is not well formed is no template.
 */
final class CertificateTemplate {
    private static final String NAME = "1.3.6.1.4.1.311.20.2";
    private static final String IDENTIFIER = "1.3.6.1.4.1.311.21.7";

    private static final int OCTETS = 0x04;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int UTF8 = 0x0C;
    private static final int PRINTABLE = 0x13;
    private static final int IA5 = 0x16;
    private static final int BMP = 0x1E;
    private static final int SEQUENCE = 0x30;

    private static final int LONGEST = 256;
    private static final int LONG_FORM = 0x80;
    private static final int MOST_LENGTH_BYTES = 2;
    private static final int ARC_BITS = 7;

    private CertificateTemplate() {}

    static Optional<String> of(X509Certificate certificate) {
        return read(certificate.getExtensionValue(NAME), true)
                .or(() -> read(certificate.getExtensionValue(IDENTIFIER), false));
    }

    @SuppressWarnings("NullAway") // the JDK says by null that there is no such extension
    private static Optional<String> read(byte[] extension, boolean name) {
        if (extension == null) {
            return Optional.empty();
        }
        try {
            ByteBuffer value = content(ByteBuffer.wrap(extension), OCTETS);
            return (name ? text(value) : identifier(content(content(value, SEQUENCE), OBJECT_IDENTIFIER)))
                    .filter(text -> !text.isBlank() && text.length() <= LONGEST);
        } catch (BufferUnderflowException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(ByteBuffer value) {
        return switch (value.hasRemaining() ? value.get(value.position()) & 0xFF : 0) {
            case BMP ->
                Optional.of(
                        StandardCharsets.UTF_16BE.decode(content(value, BMP)).toString());
            case UTF8 ->
                Optional.of(StandardCharsets.UTF_8.decode(content(value, UTF8)).toString());
            case PRINTABLE ->
                Optional.of(StandardCharsets.US_ASCII
                        .decode(content(value, PRINTABLE))
                        .toString());
            case IA5 ->
                Optional.of(
                        StandardCharsets.US_ASCII.decode(content(value, IA5)).toString());
            default -> Optional.empty();
        };
    }

    /** The content of a value with this tag, with a definite length (X.690 8.1). */
    private static ByteBuffer content(ByteBuffer from, int tag) {
        if ((from.get() & 0xFF) != tag) {
            throw new IllegalArgumentException("another tag");
        }
        int length = from.get() & 0xFF;
        if (length >= LONG_FORM) {
            int bytes = length - LONG_FORM;
            if (bytes == 0 || bytes > MOST_LENGTH_BYTES) {
                throw new IllegalArgumentException("length of " + bytes + " bytes");
            }
            length = 0;
            for (int at = 0; at < bytes; at++) {
                length = (length << 8) | (from.get() & 0xFF);
            }
        }
        if (length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer content = from.slice(from.position(), length);
        from.position(from.position() + length);
        return content;
    }

    /** Seven bits a byte, the first two numbers in one (X.690 8.19). */
    private static Optional<String> identifier(ByteBuffer bytes) {
        StringBuilder text = new StringBuilder();
        while (bytes.hasRemaining()) {
            long arc = 0;
            int next;
            do {
                next = bytes.get();
                if (arc >> (Long.SIZE - ARC_BITS - 2) != 0) {
                    return Optional.empty();
                }
                arc = (arc << ARC_BITS) | (next & 0x7F);
            } while (next < 0);
            if (text.isEmpty()) {
                long first = Math.min(2, arc / 40);
                text.append(first).append('.').append(arc - first * 40);
            } else {
                text.append('.').append(arc);
            }
        }
        return Optional.of(text.toString());
    }
}
