package dev.rollcall.fix;

import dev.rollcall.host.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The folder in which FreeRDP looks for authorities besides the system's own: PEM files that are named by OpenSSL's hash of the
 * subject, so that nothing of the system has to be changed, and nobody else trusts them.
 */
final class FreeRdpTrust implements OwnTrust {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{8}");
    private static final int MOST = 10;
    private static final int LINE = 64;

    private final Path folder;

    FreeRdpTrust(Path folder) {
        this.folder = folder;
    }

    @Override
    public String place() {
        return folder.toString();
    }

    @Override
    public boolean has(X509Certificate root) throws InputException, InterruptedException {
        String hash = hash(root);
        try {
            for (int at = 0; at < MOST && Files.exists(file(hash, at)); at++) {
                if (Files.readString(file(hash, at), StandardCharsets.ISO_8859_1)
                        .equals(pem(root))) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new InputException(folder + " can't be read: see whether you may", e);
        }
    }

    @Override
    public String add(X509Certificate root) throws InputException, InterruptedException {
        String hash = hash(root);
        try {
            Files.createDirectories(folder);
            int free = 0;
            while (free < MOST && Files.exists(file(hash, free))) {
                free++;
            }
            if (free < MOST) {
                Files.writeString(
                        file(hash, free), pem(root), StandardCharsets.US_ASCII, StandardOpenOption.CREATE_NEW);
                return "written to " + file(hash, free);
            }
        } catch (IOException e) {
            throw new InputException(folder + " can't be written: see whether you may", e);
        }
        throw new InputException(folder + " has too many authorities of that name");
    }

    private Path file(String hash, int at) {
        return folder.resolve(hash + "." + at);
    }

    private static String pem(X509Certificate root) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(root.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("a certificate that can't be encoded", impossible);
        }
    }

    /** As OpenSSL names it, which is by a form of the name that only OpenSSL knows to make. */
    private static String hash(X509Certificate root) throws InputException, InterruptedException {
        try {
            Process openssl = new ProcessBuilder("openssl", "x509", "-noout", "-subject_hash")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var input = openssl.getOutputStream()) {
                input.write(pem(root).getBytes(StandardCharsets.US_ASCII));
            }
            String said = new String(openssl.getInputStream().readNBytes(100), StandardCharsets.US_ASCII).strip();
            openssl.waitFor();
            if (HASH.matcher(said).matches()) {
                return said;
            }
        } catch (IOException e) {
            throw new InputException("there is no openssl on this computer: install it, then do this again", e);
        }
        throw new InputException("openssl on this computer can't read the authority's certificate");
    }
}
