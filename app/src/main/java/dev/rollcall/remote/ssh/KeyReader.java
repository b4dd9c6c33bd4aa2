package dev.rollcall.remote.ssh;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.Secret;
import java.io.CharArrayReader;
import java.io.IOException;
import java.security.KeyPair;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.userauth.keyprovider.FileKeyProvider;
import net.schmizz.sshj.userauth.keyprovider.KeyFormat;
import net.schmizz.sshj.userauth.keyprovider.KeyProviderUtil;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;

/**
 * Opens private keys: OpenSSH, PEM (PKCS#1, SEC1, PKCS#8); ed25519, RSA, ECDSA. Each only once, since a passphrase is
 * made slow to try; what was opened is forgotten with its secret. Safe for many threads.
 */
final class KeyReader {
    private final Config config;
    private final Map<Secret, KeyPair> opened = new WeakHashMap<>();

    KeyReader(Config config) {
        this.config = config;
    }

    /** @throws IllegalStateException after the vault was locked */
    KeyPair read(Credential.SshKey credential) throws RemoteException {
        return credential
                .key()
                .with(text -> Attempt.of(() -> readOnce(credential, text)))
                .get();
    }

    private KeyPair readOnce(Credential.SshKey credential, char[] text) throws RemoteException {
        synchronized (opened) {
            KeyPair known = opened.get(credential.key());
            if (known != null) {
                return known;
            }
            KeyPair pair = parse(credential, text);
            opened.put(credential.key(), pair);
            return pair;
        }
    }

    private KeyPair parse(Credential.SshKey credential, char[] text) throws RemoteException {
        String key = "the key of " + credential.name();
        Passphrase passphrase = new Passphrase(credential.passphrase());
        try {
            char[] readable = Pkcs8Text.rewritten(text, passphrase);
            KeyFormat format = KeyProviderUtil.detectKeyFileFormat(new CharArrayReader(readable), false);
            FileKeyProvider reader = Factory.Named.Util.create(config.getFileKeyProviderFactories(), format.toString());
            if (reader == null) {
                throw unusable(key + " is of no known form: OpenSSH and PEM private keys can be used");
            }
            reader.init(new CharArrayReader(readable), passphrase);
            KeyPair pair = new KeyPair(reader.getPublic(), reader.getPrivate());
            if (KeyType.fromKey(pair.getPublic()) == KeyType.UNKNOWN) {
                throw unusable(key + " is of no kind that SSH knows: ed25519, RSA and ECDSA can be used");
            }
            return pair;
        } catch (IOException | RuntimeException failure) {
            if (passphrase.asked && credential.passphrase().isEmpty()) {
                throw unusable(key + " needs its passphrase");
            }
            throw unusable(
                    key + (passphrase.asked ? " does not open with its passphrase" : " can't be read: damaged?"));
        }
    }

    /** What the readers say may quote the key: it is not passed on. */
    private static RemoteException unusable(String message) {
        return new RemoteException(Problem.CREDENTIAL_UNUSABLE, message);
    }

    /** Answers once; remembers that it was asked. */
    static final class Passphrase implements PasswordFinder {
        private final Optional<Secret> secret;
        private boolean asked;

        Passphrase(Optional<Secret> secret) {
            this.secret = secret;
        }

        @Override
        public char[] reqPassword(Resource<?> resource) {
            asked = true;
            return secret.map(known -> known.with(char[]::clone)).orElseGet(() -> new char[0]);
        }

        @Override
        public boolean shouldRetry(Resource<?> resource) {
            return false;
        }
    }
}
