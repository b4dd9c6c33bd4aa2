package dev.rollcall.remote.winrm.ntlm;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The host's message (MS-NLMP 2.2.1.2). Refuses what only NTLMv1 could answer. */
final class ChallengeMessage {
    static final byte[] SIGNATURE = {'N', 'T', 'L', 'M', 'S', 'S', 'P', 0};
    static final int TYPE = 2;

    private static final int FLAGS_AT = 20;
    private static final int CHALLENGE_AT = 24;
    private static final int TARGET_INFORMATION_AT = 40;
    private static final int SHORTEST = 48;

    private final int flags;
    private final byte[] serverChallenge;
    private final byte[] targetInformation;

    private ChallengeMessage(int flags, byte[] serverChallenge, byte[] targetInformation) {
        this.flags = flags;
        this.serverChallenge = serverChallenge;
        this.targetInformation = targetInformation;
    }

    static ChallengeMessage parse(byte[] token) throws RemoteException {
        ByteBuffer message = ByteBuffer.wrap(token).order(ByteOrder.LITTLE_ENDIAN);
        if (token.length < SHORTEST
                || !Arrays.equals(token, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)
                || message.getInt(SIGNATURE.length) != TYPE) {
            throw new RemoteException(Problem.FAILED, "The host answered NTLM with something else than a challenge");
        }
        int flags = message.getInt(FLAGS_AT);
        if ((flags & NegotiateFlags.INSISTED) != NegotiateFlags.INSISTED) {
            throw new RemoteException(
                    Problem.REFUSED,
                    "The host wants a weaker form of NTLM than NTLMv2 with 128-bit keys; no credential was sent");
        }
        int length = Short.toUnsignedInt(message.getShort(TARGET_INFORMATION_AT));
        long offset = Integer.toUnsignedLong(message.getInt(TARGET_INFORMATION_AT + Integer.BYTES));
        if (offset + length > token.length) {
            throw new RemoteException(Problem.FAILED, "The host's NTLM challenge is cut off");
        }
        return new ChallengeMessage(
                flags,
                Arrays.copyOfRange(token, CHALLENGE_AT, CHALLENGE_AT + Long.BYTES),
                Arrays.copyOfRange(token, (int) offset, (int) offset + length));
    }

    int flags() {
        return flags;
    }

    byte[] serverChallenge() {
        return serverChallenge.clone();
    }

    TargetInformation targetInformation() throws RemoteException {
        return TargetInformation.parse(targetInformation);
    }
}
