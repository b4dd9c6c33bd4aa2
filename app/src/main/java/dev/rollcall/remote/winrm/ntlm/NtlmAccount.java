package dev.rollcall.remote.winrm.ntlm;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Whom NTLM logs on.
 *
 * @param user without a domain, or {@code user@domain} as it is
 * @param domain empty where the host shall find it out
 */
public record NtlmAccount(String user, String domain) {
    /** Takes {@code user}, {@code DOMAIN\\user}, {@code .\\user} (an account of the host itself) and {@code user@domain}. */
    public static NtlmAccount of(String written) {
        int slash = written.indexOf('\\');
        if (slash < 0) {
            return new NtlmAccount(written, "");
        }
        String domain = written.substring(0, slash);
        return new NtlmAccount(written.substring(slash + 1), domain.equals(".") ? "" : domain);
    }

    /** NTOWFv2 (MS-NLMP 3.3.2): as good as the password, so whoever asks overwrites it. */
    byte[] responseKey(char[] password) {
        ByteBuffer utf16 = ByteBuffer.allocate(password.length * Character.BYTES);
        StandardCharsets.UTF_16LE.newEncoder().encode(CharBuffer.wrap(password), utf16, true);
        byte[] encoded = Arrays.copyOf(utf16.array(), utf16.position());
        Arrays.fill(utf16.array(), (byte) 0);
        byte[] hash = Digests.md4(encoded);
        Arrays.fill(encoded, (byte) 0);
        try {
            return Digests.hmacMd5(hash, (user.toUpperCase(Locale.ROOT) + domain).getBytes(StandardCharsets.UTF_16LE));
        } finally {
            Arrays.fill(hash, (byte) 0);
        }
    }
}
