package dev.rollcall.probe.rdp;

import dev.rollcall.observation.NlaObservation.DnsNames;
import dev.rollcall.observation.NlaObservation.NtlmIdentity;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The first two messages of NTLM (MS-NLMP 2.2.1.1, 2.2.1.2). There is no third: it would carry a credential. */
final class NtlmMessages {
    private static final byte[] SIGNATURE = {'N', 'T', 'L', 'M', 'S', 'S', 'P', 0};
    private static final int NEGOTIATE = 1;
    private static final int CHALLENGE = 2;
    private static final int NEGOTIATE_LENGTH = 40;
    /** Unicode, OEM, request target, sign, seal, NTLM, always sign, extended session security, version, 128, key exchange, 56. */
    private static final int FLAGS = 0xE20882B7;
    /** Windows 10, NTLM revision 15. */
    private static final long OUR_VERSION = 0x0F0000004A61000AL;

    private static final int FLAGS_AT = 20;
    private static final int TARGET_INFO_AT = 40;
    private static final int VERSION_AT = 48;
    private static final int VERSION_END = 56;
    private static final int HAS_VERSION = 0x02000000;

    private static final int LONGEST_NAME = 255;
    private static final int NANOS_PER_TICK = 100;
    private static final long TICKS_PER_SECOND = 10_000_000;
    /** FILETIME counts from 1601 (MS-DTYP 2.3.3). */
    private static final long SECONDS_1601_TO_1970 = 11_644_473_600L;

    private NtlmMessages() {}

    static byte[] negotiate() {
        return ByteBuffer.allocate(NEGOTIATE_LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(SIGNATURE)
                .putInt(NEGOTIATE)
                .putInt(FLAGS)
                .putLong(0)
                .putLong(0)
                .putLong(OUR_VERSION)
                .array();
    }

    /**
     * Who the server says it is.
     *
     * @param token bare NTLM, or wrapped in SPNEGO
     * @param now our clock when it came
     */
    static NtlmIdentity challenge(ByteBuffer token, Instant now) throws MalformedException {
        ByteBuffer message = unwrapped(token).order(ByteOrder.LITTLE_ENDIAN);
        if (message.limit() < TARGET_INFO_AT + 8 || message.getInt(SIGNATURE.length) != CHALLENGE) {
            throw new MalformedException("no NTLM challenge");
        }
        String[] names = new String[6];
        Arrays.fill(names, "");
        Optional<Instant> clock = Optional.empty();
        ByteBuffer pairs = part(message, message.getShort(TARGET_INFO_AT) & 0xFFFF, message.getInt(TARGET_INFO_AT + 4));
        while (pairs.remaining() >= 4) {
            int id = pairs.getShort() & 0xFFFF;
            int length = pairs.getShort() & 0xFFFF;
            if (id == 0) {
                break;
            }
            ByteBuffer value = part(pairs, length, pairs.position());
            pairs.position(pairs.position() + length);
            if (id < names.length) {
                names[id] = text(value);
            } else if (id == 7 && length == Long.BYTES) {
                clock = Optional.of(instant(value.getLong()));
            }
        }
        return new NtlmIdentity(
                names[1],
                names[2],
                new DnsNames(names[3], names[4], names[5]),
                version(message),
                clock,
                clock.map(theirs -> Duration.between(now, theirs)));
    }

    private static ByteBuffer unwrapped(ByteBuffer token) throws MalformedException {
        for (int at = 0; at + SIGNATURE.length <= token.limit(); at++) {
            ByteBuffer here = token.slice(at, SIGNATURE.length);
            if (here.equals(ByteBuffer.wrap(SIGNATURE))) {
                return token.slice(at, token.limit() - at);
            }
        }
        throw new MalformedException("no NTLM message");
    }

    private static ByteBuffer part(ByteBuffer of, int length, int offset) throws MalformedException {
        if (offset < 0 || offset > of.limit() - length) {
            throw new MalformedException("NTLM challenge cut short");
        }
        return of.slice(offset, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String version(ByteBuffer message) {
        if ((message.getInt(FLAGS_AT) & HAS_VERSION) == 0 || message.limit() < VERSION_END) {
            return "";
        }
        return (message.get(VERSION_AT) & 0xFF) + "." + (message.get(VERSION_AT + 1) & 0xFF) + "."
                + (message.getShort(VERSION_AT + 2) & 0xFFFF);
    }

    private static String text(ByteBuffer utf16) {
        String text = StandardCharsets.UTF_16LE.decode(utf16).toString();
        String bounded = text.substring(0, Math.min(text.length(), LONGEST_NAME));
        return bounded.chars().anyMatch(Character::isISOControl) ? bounded.replaceAll("\\p{Cntrl}", "?") : bounded;
    }

    private static Instant instant(long ticks) {
        return Instant.ofEpochSecond(
                Math.floorDiv(ticks, TICKS_PER_SECOND) - SECONDS_1601_TO_1970,
                Math.floorMod(ticks, TICKS_PER_SECOND) * NANOS_PER_TICK);
    }
}
