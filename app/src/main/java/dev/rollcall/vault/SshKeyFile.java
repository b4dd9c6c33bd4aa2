package dev.rollcall.vault;

import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import dev.rollcall.host.InputException;
import java.io.CharArrayReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.schmizz.sshj.userauth.keyprovider.BaseFileKeyProvider;
import net.schmizz.sshj.userauth.keyprovider.PKCS8KeyFile;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;

/** A private key file, looked at before it is kept: whether it is one, of a sort that is used, and opens with its passphrase. */
public final class SshKeyFile {
    /** The largest RSA key that OpenSSH makes takes 13 KiB. */
    private static final int LARGEST = 64 << 10;

    private static final Set<String> ALGORITHMS = Set.of("rsa", "ec", "ecdsa", "ed25519", "eddsa");

    private final String shown;
    private final Secret text;
    private final SshKeyForm form;
    private final boolean locked;

    private SshKeyFile(String shown, Secret text, SshKeyForm form, boolean locked) {
        this.shown = shown;
        this.text = text;
        this.form = form;
        this.locked = locked;
    }

    /** @throws InputException if it can't be read, or is no private key that can be used: each in its own words */
    public static SshKeyFile read(Path path) throws InputException {
        String shown = "the key file " + path;
        Secret text = SecretText.text(path, shown, LARGEST);
        SshKeyForm form = text.with(SshKeyForm::of);
        Optional<String> problem = form.problem();
        boolean locked = false;
        if (form == SshKeyForm.OPENSSH) {
            Optional<OpenSshKeyHeader> header = text.with(OpenSshKeyHeader::of);
            problem = header.isPresent() ? header.get().problem() : Optional.of("is cut off or damaged");
            locked = header.isPresent() && header.get().locked();
        } else if (form == SshKeyForm.PEM) {
            locked = text.with(SshKeyFile::saysEncrypted);
        }
        if (problem.isPresent()) {
            text.close();
            throw new InputException(shown + " " + problem.get());
        }
        return new SshKeyFile(shown, text, form, locked);
    }

    /** Whether it needs a passphrase. */
    public boolean locked() {
        return locked;
    }

    /**
     * The credential, which takes over both secrets; proves that the key can be read.
     *
     * @throws InputException if the passphrase is wrong or missing, or the key damaged
     */
    public Credential.SshKey credential(String name, String user, Optional<Secret> passphrase) throws InputException {
        if (locked && passphrase.isEmpty()) {
            throw new InputException(shown + " is locked by a passphrase: give it with --key-passphrase-fd N");
        }
        Optional<String> problem = text.with(characters -> problem(characters, passphrase));
        if (problem.isPresent()) {
            text.close();
            throw new InputException(shown + " " + problem.get());
        }
        return new Credential.SshKey(name, user, text, locked ? passphrase : Optional.empty());
    }

    private Optional<String> problem(char[] characters, Optional<Secret> passphrase) {
        BaseFileKeyProvider key = form == SshKeyForm.OPENSSH ? new OpenSSHKeyV1KeyFile() : new PKCS8KeyFile();
        try (CharArrayReader reader = new CharArrayReader(characters)) {
            if (locked) {
                key.init(reader, new Once(passphrase.orElseThrow()));
            } else {
                key.init(reader);
            }
            String algorithm = key.getPrivate().getAlgorithm().toLowerCase(Locale.ROOT);
            return ALGORITHMS.contains(algorithm)
                    ? Optional.empty()
                    : Optional.of("holds a key of a sort that is not used here: make an Ed25519, RSA or ECDSA key");
        } catch (IOException | RuntimeException | StackOverflowError _) {
            // What libraries say of a key they can't read may quote it.
            return Optional.of(locked ? "does not open with that passphrase, or is damaged" : "is cut off or damaged");
        }
    }

    private static boolean saysEncrypted(char[] text) {
        String mark = "ENCRYPTED";
        for (int from = 0; from + mark.length() <= text.length; from++) {
            int at = 0;
            while (at < mark.length() && text[from + at] == mark.charAt(at)) {
                at++;
            }
            if (at == mark.length()) {
                return true;
            }
        }
        return false;
    }

    /** Gives the passphrase a copy at a time: the library overwrites what it gets. */
    private record Once(Secret passphrase) implements PasswordFinder {
        @Override
        public char[] reqPassword(Resource<?> resource) {
            return passphrase.with(char[]::clone);
        }

        @Override
        public boolean shouldRetry(Resource<?> resource) {
            return false;
        }
    }
}
