package dev.rollcall.remote.ssh;

import java.io.CharArrayReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.Base64;
import net.schmizz.sshj.userauth.password.PrivateKeyReaderResource;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/**
 * Keys in PKCS#8 (RFC 5958), in the older form of their kind: sshj reads only some of what may stand there, and no ed25519 at
 * all.
 */
final class Pkcs8Text {
    private Pkcs8Text() {}

    /** The same text where it isn't PKCS#8. */
    static char[] rewritten(char[] text, KeyReader.Passphrase passphrase) throws IOException {
        if (!isPkcs8(text)) {
            return text;
        }
        PrivateKeyInfo key;
        try (PEMParser parser = new PEMParser(new CharArrayReader(text))) {
            key = switch (parser.readObject()) {
                case PrivateKeyInfo open -> open;
                case PKCS8EncryptedPrivateKeyInfo sealed -> opened(sealed, passphrase);
                case null, default -> throw new IOException("no private key");
            };
        }
        AsymmetricKeyParameter parameter = PrivateKeyFactory.createKey(key);
        String kind = switch (parameter) {
            case RSAPrivateCrtKeyParameters _ -> "RSA";
            case ECPrivateKeyParameters _ -> "EC";
            default -> "OPENSSH";
        };
        byte[] encoded = OpenSSHPrivateKeyUtil.encodePrivateKey(parameter);
        try {
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
            String rewritten =
                    "-----BEGIN " + kind + " PRIVATE KEY-----\n" + body + "\n-----END " + kind + " PRIVATE KEY-----\n";
            return rewritten.toCharArray();
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    private static PrivateKeyInfo opened(PKCS8EncryptedPrivateKeyInfo sealed, KeyReader.Passphrase passphrase)
            throws IOException {
        char[] word = passphrase.reqPassword(new PrivateKeyReaderResource(Reader.nullReader()));
        try {
            return sealed.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder().build(word));
        } catch (OperatorCreationException | PKCSException e) {
            throw new IOException(e);
        } finally {
            Arrays.fill(word, '\0');
        }
    }

    private static boolean isPkcs8(char[] text) {
        String start = new String(text, 0, Math.min(text.length, 200)).stripLeading();
        return start.startsWith("-----BEGIN PRIVATE KEY-----")
                || start.startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
    }
}
