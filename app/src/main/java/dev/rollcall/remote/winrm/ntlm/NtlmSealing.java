package dev.rollcall.remote.winrm.ntlm;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.winrm.seal.MessageProtection;
import dev.rollcall.remote.winrm.seal.SealedMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;

/**
 * Signs and encrypts what goes out, decrypts and checks what comes in (MS-NLMP 3.4.4.2 with key exchange). Each direction has
 * a key stream and a count of its own, so messages must come in order. For one thread at a time.
 */
public final class NtlmSealing implements MessageProtection {
    private static final int VERSION = 1;
    private static final int SIGNATURE_LENGTH = 16;
    private static final int CHECKSUM_LENGTH = 8;

    private final byte[] ourSignKey;
    private final byte[] theirSignKey;
    private final Rc4 ours;
    private final Rc4 theirs;
    private int sent;
    private int received;

    private NtlmSealing(byte[] sessionKey, String us, String them) {
        ourSignKey = SessionKeys.signing(sessionKey, us);
        theirSignKey = SessionKeys.signing(sessionKey, them);
        ours = new Rc4(SessionKeys.sealing(sessionKey, us));
        theirs = new Rc4(SessionKeys.sealing(sessionKey, them));
    }

    /** As the one who logged on. */
    static NtlmSealing ofClient(byte[] sessionKey) {
        return new NtlmSealing(sessionKey, SessionKeys.CLIENT_TO_SERVER, SessionKeys.SERVER_TO_CLIENT);
    }

    /** As the one who was logged on to. */
    static NtlmSealing ofServer(byte[] sessionKey) {
        return new NtlmSealing(sessionKey, SessionKeys.SERVER_TO_CLIENT, SessionKeys.CLIENT_TO_SERVER);
    }

    @Override
    public String protocol() {
        return "application/HTTP-SPNEGO-session-encrypted";
    }

    @Override
    public SealedMessage seal(byte[] plain) {
        byte[] data = ours.apply(plain);
        return new SealedMessage(signature(ours, ourSignKey, sent++, plain), data);
    }

    @Override
    public byte[] open(SealedMessage message) throws RemoteException {
        byte[] plain = theirs.apply(message.data());
        byte[] expected = signature(theirs, theirSignKey, received++, plain);
        if (!MessageDigest.isEqual(expected, message.header())) {
            throw new RemoteException(Problem.FAILED, "An answer was changed on its way, or is not the host's");
        }
        return plain;
    }

    private static byte[] signature(Rc4 stream, byte[] key, int number, byte[] plain) {
        byte[] count = ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
        byte[] digest = Digests.hmacMd5(key, count, plain);
        byte[] checksum = new byte[CHECKSUM_LENGTH];
        System.arraycopy(digest, 0, checksum, 0, checksum.length);
        return ByteBuffer.allocate(SIGNATURE_LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(VERSION)
                .put(stream.apply(checksum))
                .putInt(number)
                .array();
    }
}
