package dev.rollcall.remote.ssh;

import dev.rollcall.vault.Credential;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;

/** Private keys in the forms that files of them have. */
enum KeyForm {
    OPENSSH_ED25519("ssh-ed25519", 256),
    OPENSSH_RSA("ssh-rsa", 2048),
    OPENSSH_ECDSA("ecdsa-sha2-nistp384", 384),
    OPENSSH_ED25519_PASSPHRASE("ssh-ed25519", 256),
    OPENSSH_RSA_PASSPHRASE("ssh-rsa", 2048),
    PKCS1_RSA("ssh-rsa", 2048),
    PKCS1_RSA_PASSPHRASE("ssh-rsa", 2048),
    SEC1_ECDSA("ecdsa-sha2-nistp256", 256),
    PKCS8_RSA("ssh-rsa", 2048),
    PKCS8_ECDSA("ecdsa-sha2-nistp256", 256),
    PKCS8_ED25519("ssh-ed25519", 256),
    PKCS8_ECDSA_PASSPHRASE("ecdsa-sha2-nistp521", 521),
    PKCS8_RSA_PASSPHRASE("ssh-rsa", 2048);

    static final String PASSPHRASE = "open sesame";

    private final String type;
    private final int size;

    KeyForm(String type, int size) {
        this.type = type;
        this.size = size;
    }

    record Made(KeyPair pair, String text) {}

    boolean hasPassphrase() {
        return name().endsWith("PASSPHRASE");
    }

    Made make() {
        try {
            KeyPair pair = KeyUtils.generateKeyPair(type, size);
            return new Made(pair, name().startsWith("OPENSSH") ? openSsh(pair) : pem(pair));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    Credential.SshKey credential(Made made) {
        return hasPassphrase()
                ? Logons.key(SshPeer.USER, made.text(), PASSPHRASE)
                : Logons.key(SshPeer.USER, made.text());
    }

    private String openSsh(KeyPair pair) throws IOException, GeneralSecurityException {
        OpenSSHKeyEncryptionContext encryption = new OpenSSHKeyEncryptionContext();
        encryption.setCipherName("AES");
        encryption.setCipherType("256");
        encryption.setCipherMode("CTR");
        encryption.setPassword(PASSPHRASE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(
                pair, "a comment", hasPassphrase() ? encryption : null, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private String pem(KeyPair pair) throws Exception {
        BouncyCastleProvider provider = new BouncyCastleProvider();
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(
                    switch (this) {
                        case PKCS8_RSA, PKCS8_ECDSA, PKCS8_ED25519 -> new JcaPKCS8Generator(pair.getPrivate(), null);
                        case PKCS8_RSA_PASSPHRASE, PKCS8_ECDSA_PASSPHRASE ->
                            new JcaPKCS8Generator(
                                    pair.getPrivate(),
                                    new JceOpenSSLPKCS8EncryptorBuilder(JcaPKCS8Generator.AES_256_CBC)
                                            .setProvider(provider)
                                            .setPassword(PASSPHRASE.toCharArray())
                                            .build());
                        case PKCS1_RSA_PASSPHRASE ->
                            new JcaMiscPEMGenerator(
                                    pair.getPrivate(),
                                    new JcePEMEncryptorBuilder("AES-256-CBC")
                                            .setProvider(provider)
                                            .build(PASSPHRASE.toCharArray()));
                        case PKCS1_RSA, SEC1_ECDSA -> new JcaMiscPEMGenerator(pair);
                        case OPENSSH_ED25519,
                                OPENSSH_RSA,
                                OPENSSH_ECDSA,
                                OPENSSH_ED25519_PASSPHRASE,
                                OPENSSH_RSA_PASSPHRASE -> throw new IllegalStateException("not PEM");
                    });
        }
        return text.toString();
    }
}
