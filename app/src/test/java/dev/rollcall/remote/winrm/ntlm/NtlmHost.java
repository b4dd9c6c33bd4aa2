package dev.rollcall.remote.winrm.ntlm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The host's side of one log-on: gives a challenge, and takes the answer only if every byte of it is right. */
public final class NtlmHost {
    private static final long SECONDS_1601_TO_1970 = 11_644_473_600L;
    private static final long TICKS_PER_SECOND = 10_000_000;
    private static final int OFFERED = NegotiateFlags.INSISTED
            | NegotiateFlags.REQUEST_TARGET
            | NegotiateFlags.SEAL
            | NegotiateFlags.NTLM
            | NegotiateFlags.ALWAYS_SIGN
            | NegotiateFlags.TARGET_TYPE_SERVER
            | NegotiateFlags.VERSION
            | NegotiateFlags.BITS_56;

    /** Windows answers with these even to clients whose first message, being in another code page, does not say so. */
    private static final int ALWAYS = NegotiateFlags.UNICODE
            | NegotiateFlags.REQUEST_TARGET
            | NegotiateFlags.NTLM
            | NegotiateFlags.ALWAYS_SIGN
            | NegotiateFlags.TARGET_INFO
            | NegotiateFlags.TARGET_TYPE_SERVER;

    private final NtlmAccount account;
    private final char[] password;
    private final Optional<byte[]> channel;
    private final boolean strict;
    private byte[] negotiate = new byte[0];
    private byte[] challenge = new byte[0];

    /**
     * @param channel application data of the TLS channel, where there is one
     * @param strict whether an answer that is not tied to the channel is refused
     */
    public NtlmHost(NtlmAccount account, char[] password, Optional<byte[]> channel, boolean strict) {
        this.account = account;
        this.password = password.clone();
        this.channel = channel;
        this.strict = strict;
    }

    public byte[] challenge(byte[] first, Instant now) {
        negotiate = first.clone();
        TargetInformation information = new TargetInformation();
        information.put(2, utf16("LAB"));
        information.put(1, utf16("PEER"));
        information.put(4, utf16("lab.example"));
        information.put(3, utf16("peer.lab.example"));
        information.put(
                TargetInformation.TIMESTAMP,
                ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong((now.getEpochSecond() + SECONDS_1601_TO_1970) * TICKS_PER_SECOND)
                        .array());
        byte[] pairs = information.encoded();
        byte[] name = utf16("LAB");
        byte[] random = new byte[Long.BYTES];
        new SecureRandom().nextBytes(random);
        int asked = ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
        challenge = ByteBuffer.allocate(56 + name.length + pairs.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ChallengeMessage.SIGNATURE)
                .putInt(ChallengeMessage.TYPE)
                .putShort((short) name.length)
                .putShort((short) name.length)
                .putInt(56)
                .putInt(OFFERED & (asked | ALWAYS))
                .put(random)
                .putLong(0)
                .putShort((short) pairs.length)
                .putShort((short) pairs.length)
                .putInt(56 + name.length)
                .putLong(AuthenticateMessage.OUR_VERSION)
                .put(name)
                .put(pairs)
                .array();
        return challenge.clone();
    }

    /** Empty where the host refuses: whatever is wrong, a client learns no more. */
    public Optional<NtlmSealing> accept(byte[] message) throws Exception {
        byte[] response = field(message, 20);
        String user = new String(field(message, 36), StandardCharsets.UTF_16LE);
        String domain = new String(field(message, 28), StandardCharsets.UTF_16LE);
        if (!user.equalsIgnoreCase(account.user())
                || !(domain.isEmpty() || domain.equalsIgnoreCase(account.domain()))
                || response.length < 48) {
            return Optional.empty();
        }
        byte[] key = new NtlmAccount(user, domain).responseKey(password);
        byte[] proof = Arrays.copyOf(response, 16);
        byte[] temp = Arrays.copyOfRange(response, 16, response.length);
        byte[] expected = Digests.hmacMd5(key, Arrays.copyOfRange(challenge, 24, 32), temp);
        if (!Arrays.equals(proof, expected)) {
            return Optional.empty();
        }
        byte[] sessionKey = new Rc4(Digests.hmacMd5(key, proof)).apply(field(message, 52));
        TargetInformation pairs = TargetInformation.parse(Arrays.copyOfRange(temp, 28, temp.length));
        return codeIsRight(message, sessionKey, pairs) && channelIsRight(pairs)
                ? Optional.of(NtlmSealing.ofServer(sessionKey))
                : Optional.empty();
    }

    private boolean codeIsRight(byte[] message, byte[] sessionKey, TargetInformation pairs) {
        int flags = pairs.get(TargetInformation.FLAGS)
                .map(value ->
                        ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getInt())
                .orElse(0);
        byte[] without = message.clone();
        Arrays.fill(
                without, AuthenticateMessage.INTEGRITY_CODE_AT, AuthenticateMessage.INTEGRITY_CODE_AT + 16, (byte) 0);
        byte[] code = AuthenticateMessage.integrityCode(sessionKey, negotiate, challenge, without);
        return (flags & TargetInformation.HAS_INTEGRITY_CODE) != 0
                && Arrays.equals(
                        code,
                        Arrays.copyOfRange(
                                message,
                                AuthenticateMessage.INTEGRITY_CODE_AT,
                                AuthenticateMessage.INTEGRITY_CODE_AT + 16));
    }

    /** As Windows: none is fine unless strict, a wrong one never is. */
    private boolean channelIsRight(TargetInformation pairs) {
        Optional<byte[]> shown = pairs.get(TargetInformation.CHANNEL_BINDINGS);
        if (channel.isEmpty()) {
            return shown.isEmpty();
        }
        byte[] expected = ChannelBindingHash.of(channel.get());
        return shown.map(value -> Arrays.equals(value, expected)).orElse(!strict);
    }

    private static byte[] field(byte[] message, int at) {
        ByteBuffer buffer = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        int length = Short.toUnsignedInt(buffer.getShort(at));
        int offset = buffer.getInt(at + 4);
        return Arrays.copyOfRange(message, offset, offset + length);
    }

    private static byte[] utf16(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }
}
