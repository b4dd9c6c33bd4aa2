package dev.rollcall.remote.winrm.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What ties a log-on to the TLS channel it is sent through: {@code tls-server-end-point} (RFC 5929 section 4.1). */
public final class ServerEndPoint {
    private static final byte[] PREFIX = "tls-server-end-point:".getBytes(StandardCharsets.US_ASCII);
    private static final String DEFAULT = "SHA-256";
    private static final Pattern SIGNATURE = Pattern.compile("SHA(?<bits>224|256|384|512)WITH.*");

    private ServerEndPoint() {}

    /** The application data of the channel binding. */
    public static byte[] of(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance(hashName(certificate)).digest(certificate.getEncoded());
            byte[] data = new byte[PREFIX.length + hash.length];
            System.arraycopy(PREFIX, 0, data, 0, PREFIX.length);
            System.arraycopy(hash, 0, data, PREFIX.length, hash.length);
            return data;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was shown can be hashed", e);
        }
    }

    /** The hash of the certificate's signature; SHA-256 where that is a weak one, or none is known. */
    private static String hashName(X509Certificate certificate) {
        String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (algorithm.contains("PSS")) {
            return pssHash(certificate);
        }
        Matcher signature = SIGNATURE.matcher(algorithm);
        return signature.matches() ? "SHA-" + signature.group("bits") : DEFAULT;
    }

    private static String pssHash(X509Certificate certificate) {
        byte[] encoded = certificate.getSigAlgParams();
        if (encoded == null) {
            return DEFAULT;
        }
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
            parameters.init(encoded);
            String hash = parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
            return hash.equals("SHA-384") || hash.equals("SHA-512") ? hash : DEFAULT;
        } catch (GeneralSecurityException | IOException e) {
            return DEFAULT;
        }
    }
}
