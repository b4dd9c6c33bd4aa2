package dev.rollcall.vault;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** The two keys made from a passphrase: one that seals, one that proves that the passphrase was right. Overwritten when closed. */
final class VaultKey implements AutoCloseable {
    private static final int BYTES = 32;
    private static final int TAG_BITS = 128;

    private final byte[] sealing;
    private final byte[] proving;

    private VaultKey(byte[] sealing, byte[] proving) {
        this.sealing = sealing;
        this.proving = proving;
    }

    /** Takes about half a second of one core at the standard cost. */
    static VaultKey of(Secret passphrase, KeyCost cost, byte[] salt) {
        Argon2BytesGenerator argon = new Argon2BytesGenerator();
        argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.iterations())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] both = new byte[2 * BYTES];
        passphrase.withUtf8(bytes -> argon.generateBytes(bytes, both));
        VaultKey key = new VaultKey(Arrays.copyOf(both, BYTES), Arrays.copyOfRange(both, BYTES, 2 * BYTES));
        Arrays.fill(both, (byte) 0);
        return key;
    }

    /** Says of a vault's parameters that this key was made with them and the right passphrase. */
    byte[] proof(byte[] parameters) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(proving, "HmacSHA256"));
            return mac.doFinal(parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }

    boolean proves(byte[] parameters, byte[] proof) {
        return MessageDigest.isEqual(proof(parameters), proof);
    }

    /** AES-256-GCM (NIST SP 800-38D); the header is not hidden, but can't be changed. */
    byte[] seal(byte[] header, byte[] nonce, byte[] plain) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, header, nonce).doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** @throws AEADBadTagException if header or body are not those that were sealed with this key */
    byte[] open(byte[] header, byte[] nonce, byte[] sealed) throws AEADBadTagException {
        try {
            return cipher(Cipher.DECRYPT_MODE, header, nonce).doFinal(sealed);
        } catch (AEADBadTagException altered) {
            throw altered;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, byte[] header, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(sealing, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(header);
        return cipher;
    }

    @Override
    public void close() {
        Arrays.fill(sealing, (byte) 0);
        Arrays.fill(proving, (byte) 0);
    }
}
