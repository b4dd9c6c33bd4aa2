package dev.rollcall.launch;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.matrix.CredentialBindings;
import dev.rollcall.matrix.Query;
import dev.rollcall.matrix.QueryException;
import dev.rollcall.matrix.Row;
import dev.rollcall.probe.access.CredentialChoice;
import dev.rollcall.remote.LogonGuard;
import dev.rollcall.ui.credentials.Credentials;
import dev.rollcall.ui.credentials.NewCredential;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.KeptCredential;
import dev.rollcall.vault.Secret;
import dev.rollcall.vault.SshKeyFile;
import dev.rollcall.vault.Vault;
import dev.rollcall.vault.VaultFile;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The vault as the window uses it: locked at first, then open until the window is closed. Safe for many threads. */
final class WindowVault implements Credentials, CredentialChoice, AutoCloseable {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1,64}");
    private static final int LONGEST_USER = 256;

    private final VaultFile file;
    private final LogonGuard guard;
    private volatile Optional<Opened> opened = Optional.empty();

    WindowVault(VaultFile file, LogonGuard guard) {
        this.file = file;
        this.guard = guard;
    }

    private record Opened(Vault vault, CredentialBindings bindings) {
        static Opened of(Vault vault) throws InputException {
            return new Opened(vault, CredentialBindings.of(vault.bindings()));
        }
    }

    @Override
    public Optional<Chosen> of(Host host) {
        return opened.flatMap(open -> open.bindings()
                .choose(Row.unchecked(host), Instant.now())
                .flatMap(choice -> open.vault()
                        .find(choice.credential())
                        .map(found -> new Chosen(found.credential(), choice.why()))));
    }

    @Override
    public boolean exist() {
        return file.exists();
    }

    @Override
    public boolean unlocked() {
        return opened.isPresent();
    }

    @Override
    public synchronized void unlock(char[] passphrase) throws InputException {
        try (Secret secret = Secret.takingOver(passphrase)) {
            keep(file.open(secret));
        }
    }

    @Override
    public synchronized void create(char[] passphrase) throws InputException {
        try (Secret secret = Secret.takingOver(passphrase)) {
            keep(file.create(secret));
        }
    }

    private void keep(Vault vault) throws InputException {
        try {
            Opened now = Opened.of(vault);
            close();
            opened = Optional.of(now);
        } catch (InputException unusable) {
            vault.close();
            throw unusable;
        }
    }

    @Override
    public List<KnownCredential> list() {
        return opened.stream()
                .flatMap(open -> open.vault().kept().stream())
                .map(kept -> new KnownCredential(
                        kept.name(),
                        kept.kind().key(),
                        kept.credential().user(),
                        kept.query().orElse("")))
                .toList();
    }

    @Override
    public synchronized void add(NewCredential added) throws InputException {
        try {
            addChecked(added);
        } catch (InputException refused) {
            overwrite(added.proof());
            throw refused;
        }
    }

    private static void overwrite(NewCredential.Proof proof) {
        switch (proof) {
            case NewCredential.Password password -> Arrays.fill(password.characters(), '\0');
            case NewCredential.KeyFile key -> Arrays.fill(key.passphrase(), '\0');
        }
    }

    private void addChecked(NewCredential added) throws InputException {
        Vault vault = vault();
        if (!NAME.matcher(added.name()).matches()) {
            throw new InputException("a credential's name has 1 to 64 letters, digits and . _ @ -");
        }
        if (added.user().isBlank()
                || added.user().length() > LONGEST_USER
                || added.user().chars().anyMatch(Character::isISOControl)) {
            throw new InputException("the user has 1 to " + LONGEST_USER + " characters that can be shown");
        }
        if (vault.find(added.name()).isPresent()) {
            throw new InputException("there is a credential " + added.name() + " already: take another name");
        }
        Optional<String> query = query(added.query());
        vault.add(new KeptCredential(credential(added), query));
        opened = Optional.of(Opened.of(vault));
    }

    private static Credential credential(NewCredential added) throws InputException {
        return switch (added.proof()) {
            case NewCredential.Password(char[] characters) ->
                new Credential.Password(added.name(), added.user(), Secret.takingOver(characters));
            case NewCredential.KeyFile key -> {
                SshKeyFile file = SshKeyFile.read(key.file());
                if (file.locked() && key.passphrase().length == 0) {
                    throw new InputException("the key file " + key.file() + " needs its passphrase");
                }
                Secret passphrase = Secret.takingOver(key.passphrase());
                yield file.credential(
                        added.name(), added.user(), file.locked() ? Optional.of(passphrase) : Optional.empty());
            }
        };
    }

    private static Optional<String> query(String text) throws InputException {
        try {
            return text.isBlank()
                    ? Optional.empty()
                    : Optional.of(Query.parse(text).toString());
        } catch (QueryException wrong) {
            throw new InputException("which hosts is it for? " + wrong.getMessage(), wrong);
        }
    }

    @Override
    public synchronized void remove(String name) throws InputException {
        Vault vault = vault();
        vault.remove(name);
        opened = Optional.of(Opened.of(vault));
    }

    private Vault vault() throws InputException {
        return opened.map(Opened::vault)
                .orElseThrow(() -> new InputException("the credentials are locked: unlock them first"));
    }

    @Override
    public List<Stop> stopped() {
        return guard.stopped().stream()
                .map(stopped -> new Stop(stopped.credential(), stopped.why()))
                .toList();
    }

    @Override
    public void goOn(String name) {
        guard.goOn(name);
    }

    @Override
    public synchronized void close() {
        opened.ifPresent(open -> open.vault().close());
        opened = Optional.empty();
    }
}
