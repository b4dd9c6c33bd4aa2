package dev.rollcall.remote.winrm.ntlm;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** One RC4 key stream, never restarted. For one thread at a time. */
final class Rc4 {
    private final Cipher cipher;

    @SuppressWarnings("InsecureCryptoUsage") // NTLM knows no other cipher (MS-NLMP 3.4.4)
    Rc4(byte[] key) {
        try {
            cipher = Cipher.getInstance("ARCFOUR");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ARCFOUR"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has ARCFOUR", e);
        }
    }

    /** Both ways: what was plain comes back encrypted, and the other way round. */
    byte[] apply(byte[] data) {
        byte[] result = cipher.update(data);
        // JCE says null where nothing was given.
        return result == null ? new byte[0] : result;
    }
}
