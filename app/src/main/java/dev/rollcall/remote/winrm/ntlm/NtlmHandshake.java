package dev.rollcall.remote.winrm.ntlm;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.vault.Secret;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;

/** The client's side of one log-on, in the order of its methods. For one thread. */
public final class NtlmHandshake {
    private static final int NEGOTIATE_LENGTH = 40;
    private static final int KEY_LENGTH = 16;

    private final NtlmAccount account;
    private final String servicePrincipal;
    private final Optional<byte[]> channelBindings;
    private final boolean sealing;
    private final IntFunction<byte[]> random;
    private byte[] negotiate = new byte[0];
    private Optional<NtlmSealing> agreed = Optional.empty();

    /**
     * @param servicePrincipal what we believe to talk to, such as {@code HTTP/host.example.org}
     * @param channelBindings application data of the TLS channel (RFC 5929), where there is one
     * @param sealing whether messages will be encrypted by NTLM
     * @param random gives that many random bytes
     */
    public NtlmHandshake(
            NtlmAccount account,
            String servicePrincipal,
            Optional<byte[]> channelBindings,
            boolean sealing,
            IntFunction<byte[]> random) {
        this.account = account;
        this.servicePrincipal = servicePrincipal;
        this.channelBindings = channelBindings;
        this.sealing = sealing;
        this.random = random;
    }

    /** The first message: what we can, and nothing about who we are. */
    public byte[] negotiate() {
        negotiate = ByteBuffer.allocate(NEGOTIATE_LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ChallengeMessage.SIGNATURE)
                .putInt(1)
                .putInt(NegotiateFlags.ASKED | (sealing ? NegotiateFlags.SEAL : 0))
                .putLong(0)
                .putLong(0)
                .putLong(AuthenticateMessage.OUR_VERSION)
                .array();
        return negotiate.clone();
    }

    /**
     * The last message.
     *
     * @throws RemoteException where the challenge is broken, or asks for less than NTLMv2 with 128-bit keys
     */
    public byte[] authenticate(byte[] challengeToken, Secret password) throws RemoteException {
        ChallengeMessage challenge = ChallengeMessage.parse(challengeToken);
        if (sealing && (challenge.flags() & NegotiateFlags.SEAL) == 0) {
            throw new RemoteException(
                    Problem.REFUSED, "The host does not encrypt messages by NTLM; no credential was sent");
        }
        TargetInformation information = challenge.targetInformation();
        byte[] time = information
                .get(TargetInformation.TIMESTAMP)
                .filter(value -> value.length == Long.BYTES)
                .orElseThrow(
                        () -> new RemoteException(
                                Problem.REFUSED,
                                "The host's NTLM challenge has no time, so the log-on could not be protected; no credential was sent"));
        information.put(TargetInformation.TARGET_NAME, servicePrincipal.getBytes(StandardCharsets.UTF_16LE));
        channelBindings.ifPresent(
                data -> information.put(TargetInformation.CHANNEL_BINDINGS, ChannelBindingHash.of(data)));
        information.flag(TargetInformation.HAS_INTEGRITY_CODE);

        byte[] clientChallenge = random.apply(Long.BYTES);
        byte[] sessionKey = random.apply(KEY_LENGTH);
        byte[] targetInformation = information.encoded();
        NtlmResponse response = password.with(characters -> {
            byte[] key = account.responseKey(characters);
            try {
                return new NtlmResponse(key, challenge.serverChallenge(), clientChallenge, time, targetInformation);
            } finally {
                Arrays.fill(key, (byte) 0);
            }
        });
        byte[] message = AuthenticateMessage.encode(
                account,
                response.bytes(),
                new Rc4(response.sessionBaseKey()).apply(sessionKey),
                challenge.flags() & (NegotiateFlags.ASKED | NegotiateFlags.SEAL | NegotiateFlags.TARGET_INFO));
        byte[] code = AuthenticateMessage.integrityCode(sessionKey, negotiate, challengeToken, message);
        System.arraycopy(code, 0, message, AuthenticateMessage.INTEGRITY_CODE_AT, code.length);
        agreed = Optional.of(NtlmSealing.ofClient(sessionKey));
        Arrays.fill(sessionKey, (byte) 0);
        return message;
    }

    /** What protects the messages after {@link #authenticate}. */
    public NtlmSealing agreed() {
        return agreed.orElseThrow();
    }
}
