package dev.rollcall.remote;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a host showed to say who it is.
 *
 * @param encoded an SSH public key in wire form (RFC 4253 section 6.6), or a certificate in DER; in base64
 */
public record HostIdentity(Kind kind, String algorithm, String encoded) {
    public enum Kind {
        SSH_HOST_KEY,
        CERTIFICATE
    }

    /** As OpenSSH shows keys ({@code SHA256:…} in base64), and Windows certificates (SHA-256 in lower-case hex). */
    public String fingerprint() {
        byte[] digest;
        try {
            digest = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(encoded));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        return switch (kind) {
            case SSH_HOST_KEY ->
                "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
            case CERTIFICATE -> HexFormat.of().formatHex(digest);
        };
    }
}
