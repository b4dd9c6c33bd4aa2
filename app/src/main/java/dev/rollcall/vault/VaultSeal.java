package dev.rollcall.vault;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.AEADBadTagException;

/** Seals and opens the body of one vault. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record VaultSeal(VaultKey key, KeyCost cost, byte[] salt) {
    /** With a nonce of its own each time. */
    VaultImage image(List<KeptCredential> kept) {
        byte[] nonce = new byte[VaultImage.NONCE];
        new SecureRandom().nextBytes(nonce);
        byte[] proof = key.proof(VaultImage.parameters(cost, salt));
        byte[] header = new VaultImage(cost, salt, proof, nonce, new byte[0]).header();
        byte[] plain = VaultBody.write(kept);
        try {
            return new VaultImage(cost, salt, proof, nonce, key.seal(header, nonce, plain));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    List<KeptCredential> open(VaultImage image) throws VaultImage.UnreadableException {
        byte[] plain;
        try {
            plain = key.open(image.header(), image.nonce(), image.body());
        } catch (AEADBadTagException _) {
            throw new VaultImage.UnreadableException("was changed by somebody who does not know its passphrase");
        }
        try {
            return VaultBody.read(plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** Whether the image was sealed with this key. */
    boolean fits(VaultImage image) {
        return cost.equals(image.cost())
                && Arrays.equals(salt, image.salt())
                && key.proves(VaultImage.parameters(cost, salt), image.proof());
    }
}
