package dev.rollcall.remote.winrm.kerberos;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.winrm.seal.SealedMessage;
import java.nio.ByteBuffer;

/**
 * Windows wants header and data apart, the data as long as the plain text. The JDK gives {@code header(16) | confounder(16), data, copy of
 * the header(16) | checksum}, so what follows the data has to come before it: a right rotation (RFC 4121 section 4.2.5), whose count is
 * in the header and not covered by the checksum.
 */
final class WrapToken {
    private static final int HEADER = 16;
    private static final int CONFOUNDER = 16;
    private static final int ROTATION_AT = 6;

    private WrapToken() {}

    /** @param token as the JDK makes it, not rotated */
    static SealedMessage rotated(byte[] token, int plainLength) throws RemoteException {
        int rotation = token.length - plainLength - HEADER - CONFOUNDER;
        if (rotation < 0 || ByteBuffer.wrap(token).getShort(ROTATION_AT) != 0 || token[0] != 5 || token[1] != 4) {
            throw new RemoteException(
                    Problem.CREDENTIAL_UNUSABLE, "The Kerberos ticket is for a cipher that is too old: AES is needed");
        }
        byte[] header = new byte[HEADER + rotation + CONFOUNDER];
        ByteBuffer.wrap(header)
                .put(token, 0, HEADER)
                .putShort(ROTATION_AT, (short) rotation)
                .put(token, token.length - rotation, rotation)
                .put(token, HEADER, CONFOUNDER);
        byte[] data = new byte[plainLength];
        System.arraycopy(token, HEADER + CONFOUNDER, data, 0, plainLength);
        return new SealedMessage(header, data);
    }
}
