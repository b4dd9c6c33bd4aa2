package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.CredentialKind;
import dev.rollcall.vault.CredentialRules;
import dev.rollcall.vault.KeytabFile;
import dev.rollcall.vault.Secret;
import dev.rollcall.vault.SecretText;
import dev.rollcall.vault.SshKeyFile;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a credential is made of, as options say it. Secrets come from files, descriptors or a question, never from an argument. */
final class NewCredential {
    @Option(
            names = "--user",
            paramLabel = "USER",
            description = "USER, DOMAIN\\USER, USER@DOMAIN, or a Kerberos principal.")
    String user = "";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "password, ssh-key, ssh-agent, kerberos-password, kerberos-keytab, kerberos-tickets or current-user"
                            + " (Windows); where it isn't plain from the other options.")
    @Nullable
    String kind;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "SSH private key, OpenSSH or PEM: Ed25519, RSA or ECDSA.")
    @Nullable
    Path key;

    @Option(names = "--key-passphrase-fd", paramLabel = "N", description = "File descriptor with the key's passphrase.")
    @Nullable
    Integer keyPassphrase;

    @Option(names = "--password-file", paramLabel = "FILE", description = "Holds the password in one line.")
    @Nullable
    Path passwordFile;

    @Option(names = "--password-fd", paramLabel = "N", description = "File descriptor with the password.")
    @Nullable
    Integer passwordDescriptor;

    @Option(names = "--keytab", paramLabel = "FILE", description = "Kerberos keytab; it stays where it is.")
    @Nullable
    Path keytab;

    /** Whether any of it is said. */
    boolean isSaid() {
        return !user.isEmpty() || hasSecret();
    }

    boolean isOnlyUser() {
        return !user.isEmpty() && !hasSecret();
    }

    /** Whether more is said than who logs on. */
    boolean hasSecret() {
        return kind != null
                || key != null
                || keyPassphrase != null
                || passwordFile != null
                || passwordDescriptor != null
                || keytab != null;
    }

    /** Whether a person has to type the secret. */
    boolean asksForPassword() throws InputException {
        CredentialKind wanted = kind();
        return (wanted == CredentialKind.PASSWORD || wanted == CredentialKind.KERBEROS_PASSWORD)
                && passwordFile == null
                && passwordDescriptor == null;
    }

    /** Takes kind and user of another where nothing else is said. */
    void insteadOf(Credential old) {
        if (user.isEmpty() && !CredentialKind.CURRENT_USER.key().equals(kind)) {
            user = old.user();
        }
        if (kind == null && key == null && keytab == null) {
            CredentialKind before = CredentialKind.of(old);
            boolean password = passwordFile != null || passwordDescriptor != null;
            kind = (password && before != CredentialKind.KERBEROS_PASSWORD ? CredentialKind.PASSWORD : before).key();
        }
    }

    CredentialKind kind() throws InputException {
        if (kind != null) {
            return CredentialKind.ofKey(kind.toLowerCase(Locale.ROOT));
        }
        if (key != null) {
            return CredentialKind.SSH_KEY;
        }
        return keytab != null ? CredentialKind.KERBEROS_KEYTAB : CredentialKind.PASSWORD;
    }

    /** Options that say different things are refused before anything is asked or opened. */
    void check() throws InputException {
        CredentialKind wanted = kind();
        boolean password = wanted == CredentialKind.PASSWORD || wanted == CredentialKind.KERBEROS_PASSWORD;
        refuse(!password && (passwordFile != null || passwordDescriptor != null), "a password", wanted);
        refuse(passwordFile != null && passwordDescriptor != null, "two passwords", wanted);
        refuse(wanted != CredentialKind.SSH_KEY && (key != null || keyPassphrase != null), "a key", wanted);
        refuse(wanted != CredentialKind.KERBEROS_KEYTAB && keytab != null, "a keytab", wanted);
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        if (wanted == CredentialKind.CURRENT_USER && !windows) {
            throw new InputException(
                    "the kind current-user is for Windows only: use kerberos-tickets or ssh-agent here");
        }
        boolean nameless = wanted == CredentialKind.CURRENT_USER || wanted == CredentialKind.KERBEROS_TICKETS;
        refuse(wanted == CredentialKind.CURRENT_USER && !user.isEmpty(), "a user", wanted);
        if (!nameless && user.isBlank()) {
            throw new InputException("who logs on? Say it with --user USER");
        }
        CredentialRules.user(user);
    }

    private static void refuse(boolean wrong, String what, CredentialKind kind) throws InputException {
        if (wrong) {
            throw new InputException("a credential of the kind " + kind.key() + " does not take " + what);
        }
    }

    Credential made(String name, SecretQuestion question) throws InputException {
        return switch (kind()) {
            case PASSWORD -> new Credential.Password(name, user, password(name, question));
            case SSH_KEY -> sshKey(name, question);
            case SSH_AGENT -> new Credential.SshAgent(name, user);
            case KERBEROS_PASSWORD -> new Credential.KerberosPassword(name, user, password(name, question));
            case KERBEROS_KEYTAB ->
                new Credential.KerberosKeytab(name, user, KeytabFile.checked(given(keytab, "--keytab")));
            case KERBEROS_TICKETS -> new Credential.KerberosTickets(name, user);
            case CURRENT_USER -> new Credential.CurrentUser(name);
        };
    }

    private Credential sshKey(String name, SecretQuestion question) throws InputException {
        SshKeyFile file = SshKeyFile.read(given(key, "--key"));
        Optional<Secret> passphrase = Optional.empty();
        if (keyPassphrase != null) {
            passphrase = Optional.of(SecretText.lineOf(keyPassphrase, "key passphrase"));
        } else if (file.locked()) {
            passphrase = question.ask("Passphrase of the key");
        }
        return file.credential(name, user, passphrase);
    }

    private static Path given(@Nullable Path file, String option) throws InputException {
        if (file == null) {
            throw new InputException("which file? Name it with " + option + " FILE");
        }
        return file;
    }

    private Secret password(String name, SecretQuestion question) throws InputException {
        if (passwordFile != null) {
            return SecretText.lineOf(passwordFile, "password");
        }
        if (passwordDescriptor != null) {
            return SecretText.lineOf(passwordDescriptor, "password");
        }
        return NewSecret.asked(
                question,
                "Password of " + name,
                "the two passwords differ: nothing was kept",
                "a password is needed: --password-file FILE, --password-fd N, or a terminal to ask on");
    }
}
