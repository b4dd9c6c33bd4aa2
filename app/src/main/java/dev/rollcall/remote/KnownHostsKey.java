package dev.rollcall.remote;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/** An SSH public key in wire form (RFC 4253 section 6.6), as far as damage shows: fields with their lengths before them. */
final class KnownHostsKey {
    /** Of host keys that can be compared here; whatever else a file has is for other programs. */
    static final Set<String> ALGORITHMS = Set.of(
            "ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa", "ssh-dss");

    private KnownHostsKey() {}

    /** What is wrong with a key, as the end of a sentence; empty where nothing is. */
    static String damage(String algorithm, String encoded) {
        ByteBuffer key;
        try {
            key = ByteBuffer.wrap(Base64.getDecoder().decode(encoded));
        } catch (IllegalArgumentException notBase64) {
            return "its key is not base64";
        }
        int fields = 0;
        while (key.remaining() >= Integer.BYTES) {
            int length = key.getInt();
            if (length < 0 || length > key.remaining()) {
                return fields == 0 ? "what should be its key is none" : "its key is cut off";
            }
            byte[] field = new byte[length];
            key.get(field);
            if (fields++ == 0 && !new String(field, StandardCharsets.UTF_8).equals(algorithm)) {
                return "its key is not of the algorithm before it";
            }
        }
        if (fields == 0) {
            return "what should be its key is none";
        }
        return fields < 2 || key.hasRemaining() ? "its key is cut off" : "";
    }
}
