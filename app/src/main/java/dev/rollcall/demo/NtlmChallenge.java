package dev.rollcall.demo;

import dev.rollcall.demo.FleetList.Member;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;

/** Builds the CHALLENGE_MESSAGE of NTLM, MS-NLMP 2.2.1.2, as a member of an Active Directory domain sends it. */
final class NtlmChallenge {
    private static final byte[] SIGNATURE = "NTLMSSP\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 56;
    /** Unicode, request target, NTLM, always sign, target is a domain, extended session security, target info, version, 128, key exchange, 56. */
    private static final int FLAGS = 0xE2898215;
    /** 100-nanosecond steps from 1601 to 1970, MS-DTYP 2.3.3. */
    private static final long FILETIME_EPOCH = 116_444_736_000_000_000L;

    private static final SecureRandom RANDOM = new SecureRandom();

    private NtlmChallenge() {}

    /** @param now the simulated host's clock */
    static byte[] of(Member member, Instant now) {
        String domain = member.site().toUpperCase(Locale.ROOT);
        byte[] target = text(domain);
        byte[] info = targetInformation(member, domain, now);
        ByteBuffer message =
                ByteBuffer.allocate(HEADER + target.length + info.length).order(ByteOrder.LITTLE_ENDIAN);
        message.put(SIGNATURE).putInt(2);
        field(message, target.length, HEADER);
        message.putInt(FLAGS);
        byte[] challenge = new byte[8];
        RANDOM.nextBytes(challenge);
        message.put(challenge).putLong(0);
        field(message, info.length, HEADER + target.length);
        message.put((byte) 10).put((byte) 0).putShort((short) 20348);
        message.put(new byte[] {0, 0, 0, 15});
        return message.put(target).put(info).array();
    }

    private static void field(ByteBuffer message, int length, int offset) {
        message.putShort((short) length).putShort((short) length).putInt(offset);
    }

    /** AV_PAIRs, MS-NLMP 2.2.2.1. */
    private static byte[] targetInformation(Member member, String domain, Instant now) {
        ByteArrayOutputStream pairs = new ByteArrayOutputStream();
        pair(pairs, 2, text(domain));
        pair(pairs, 1, text(member.computer()));
        pair(pairs, 4, text(member.dnsDomain()));
        pair(pairs, 3, text(member.name()));
        pair(pairs, 5, text("demo.test"));
        long fileTime = FILETIME_EPOCH + now.getEpochSecond() * 10_000_000 + now.getNano() / 100;
        pair(
                pairs,
                7,
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(fileTime)
                        .array());
        pair(pairs, 0, new byte[0]);
        return pairs.toByteArray();
    }

    private static void pair(ByteArrayOutputStream pairs, int id, byte[] content) {
        pairs.write(id);
        pairs.write(0);
        pairs.write(content.length);
        pairs.write(content.length >> 8);
        pairs.writeBytes(content);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }
}
