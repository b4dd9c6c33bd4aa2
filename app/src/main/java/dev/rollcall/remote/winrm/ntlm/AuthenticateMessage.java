package dev.rollcall.remote.winrm.ntlm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The client's last message (MS-NLMP 2.2.1.3): header, version, integrity code, then what the header points at. */
final class AuthenticateMessage {
    static final int TYPE = 3;
    static final int INTEGRITY_CODE_AT = 72;
    static final int INTEGRITY_CODE_LENGTH = 16;
    /** Windows 10, NTLM revision 15: some servers behave oddly without. */
    static final long OUR_VERSION = 0x0F00_0000_4A61_000AL;

    private static final int PAYLOAD_AT = INTEGRITY_CODE_AT + INTEGRITY_CODE_LENGTH;
    /** Where the time in the challenge forbids the old response, it is this many zeros. */
    private static final int NO_OLD_RESPONSE = 24;

    private AuthenticateMessage() {}

    /** With sixteen zeros where the integrity code goes. */
    static byte[] encode(NtlmAccount account, byte[] response, byte[] encryptedKey, int flags) {
        byte[] old = new byte[NO_OLD_RESPONSE];
        byte[] domain = account.domain().getBytes(StandardCharsets.UTF_16LE);
        byte[] user = account.user().getBytes(StandardCharsets.UTF_16LE);
        int length = PAYLOAD_AT + old.length + response.length + domain.length + user.length + encryptedKey.length;
        ByteBuffer message = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        message.put(ChallengeMessage.SIGNATURE).putInt(TYPE);
        int at = PAYLOAD_AT;
        for (byte[] field : new byte[][] {old, response, domain, user, new byte[0], encryptedKey}) {
            message.putShort((short) field.length)
                    .putShort((short) field.length)
                    .putInt(at);
            message.put(at, field);
            at += field.length;
        }
        message.putInt(flags).putLong(OUR_VERSION);
        return message.array();
    }

    /** Over all three messages, the last one with zeros in its place. */
    static byte[] integrityCode(byte[] sessionKey, byte[] negotiate, byte[] challenge, byte[] authenticate) {
        return Digests.hmacMd5(sessionKey, negotiate, challenge, authenticate);
    }
}
