package dev.rollcall.vault.keyring;

import dev.rollcall.host.InputException;
import dev.rollcall.vault.Secret;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A passphrase in hexadecimal, which no tool, terminal or code page can misread. */
final class Hex {
    private static final String DIGITS = "0123456789abcdef";

    private Hex() {}

    /** The caller overwrites it. */
    static byte[] of(Secret secret) {
        return secret.withUtf8(bytes -> {
            byte[] hex = new byte[bytes.length * 2];
            for (int at = 0; at < bytes.length; at++) {
                hex[2 * at] = (byte) DIGITS.charAt(bytes[at] >> 4 & 15);
                hex[2 * at + 1] = (byte) DIGITS.charAt(bytes[at] & 15);
            }
            return hex;
        });
    }

    /** @throws InputException if somebody else put something else there */
    static Secret secret(byte[] hex) throws InputException {
        byte[] bytes = new byte[hex.length / 2];
        try {
            boolean sound = hex.length % 2 == 0 && hex.length > 0;
            for (int at = 0; at < bytes.length && sound; at++) {
                int high = Character.digit(hex[2 * at], 16);
                int low = Character.digit(hex[2 * at + 1], 16);
                sound = high >= 0 && low >= 0;
                bytes[at] = (byte) (high << 4 | low);
            }
            if (!sound) {
                throw foreign();
            }
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            Secret secret = Secret.takingOver(Arrays.copyOf(decoded.array(), decoded.length()));
            Arrays.fill(decoded.array(), '\0');
            return secret;
        } catch (CharacterCodingException _) {
            throw foreign();
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static InputException foreign() {
        return new InputException("what the keyring of this system has for the vault was not put there by this program:"
                + " remove its entry \"Rollcall vault\"");
    }
}
