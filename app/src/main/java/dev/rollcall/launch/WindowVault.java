package dev.rollcall.launch;

import dev.rollcall.cli.LogonPlan;
import dev.rollcall.cli.LogonTrial;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.matrix.CredentialBindings;
import dev.rollcall.matrix.QueryException;
import dev.rollcall.matrix.Row;
import dev.rollcall.probe.access.CredentialChoice;
import dev.rollcall.remote.LogonGuard;
import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.ui.credentials.Credentials;
import dev.rollcall.ui.credentials.NewCredential;
import dev.rollcall.vault.KeptCredential;
import dev.rollcall.vault.Secret;
import dev.rollcall.vault.Vault;
import dev.rollcall.vault.VaultFile;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The vault as the window uses it: locked at first, then open until the window is closed. Safe for many threads. */
final class WindowVault implements Credentials, CredentialChoice, AutoCloseable {
    private final VaultFile file;
    private final LogonGuard guard;
    private final WindowKeyring keyring;
    private final LogonTrial trial;
    private volatile Optional<Opened> opened = Optional.empty();

    WindowVault(VaultFile file, LogonGuard guard, WindowKeyring keyring, LogonTrial trial) {
        this.file = file;
        this.guard = guard;
        this.keyring = keyring;
        this.trial = trial;
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
    public String whyNone() {
        return unlocked() ? CredentialChoice.super.whyNone() : LOCKED;
    }

    @Override
    public Optional<Choice> chosen(Host host) {
        return opened.flatMap(open -> open.bindings()
                .choose(Row.unchecked(host), Instant.now())
                .map(choice -> new Choice(choice.credential(), choice.why())));
    }

    @Override
    public List<Tried> tryOn(Host host, String name) throws InputException, InterruptedException {
        LogonPlan plan =
                new LogonPlan(this, _ -> Optional.empty(), Optional.empty(), false, false, SweepPlan.DEFAULT.probing());
        List<LogonTrial.Tried> tried = trial.tried(vault().credential(name), host, plan);
        if (tried.isEmpty()) {
            throw new InputException("nothing here can log on with a credential of the kind of " + name);
        }
        return tried.stream()
                .map(one -> new Tried(one.transport(), one.granted(), one.answer()))
                .toList();
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
    public boolean hasKeyring() {
        return keyring.isHere();
    }

    @Override
    public void unlock(char[] passphrase, boolean keep) throws InputException, InterruptedException {
        open(passphrase, keep, file::open);
    }

    @Override
    public void create(char[] passphrase, boolean keep) throws InputException, InterruptedException {
        open(passphrase, keep, file::create);
    }

    private synchronized void open(char[] passphrase, boolean keep, Opening way)
            throws InputException, InterruptedException {
        try (Secret secret = Secret.takingOver(passphrase)) {
            keep(way.by(secret));
            if (keep) {
                keyring.keep(file.path(), secret);
            }
        }
    }

    @FunctionalInterface
    private interface Opening {
        Vault by(Secret passphrase) throws InputException;
    }

    @Override
    public void unlockFromKeyring() throws InputException, InterruptedException {
        try (Secret secret = keyring.find(file.path())) {
            synchronized (this) {
                keep(file.open(secret));
            }
        }
    }

    @Override
    public void lock() {
        close();
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
            TypedCredential.overwrite(added.proof());
            throw refused;
        }
    }

    private void addChecked(NewCredential added) throws InputException {
        Vault vault = vault();
        TypedCredential.check(added);
        if (vault.find(added.name()).isPresent()) {
            throw new InputException("there is a credential " + added.name() + " already: take another name");
        }
        Optional<String> query = query(added.query());
        vault.add(new KeptCredential(TypedCredential.made(added), query));
        opened = Optional.of(Opened.of(vault));
        goOn(added.name());
    }

    private static Optional<String> query(String text) throws InputException {
        try {
            return text.isBlank()
                    ? Optional.empty()
                    : Optional.of(CredentialBindings.query(text).toString());
        } catch (QueryException wrong) {
            throw new InputException("which hosts is it for? " + wrong.getMessage(), wrong);
        }
    }

    @Override
    public synchronized void remove(String name) throws InputException {
        Vault vault = vault();
        vault.remove(name);
        opened = Optional.of(Opened.of(vault));
        // Another of that name has not been refused by anybody.
        goOn(name);
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
        try {
            guard.goOn(name);
        } catch (UncheckedIOException _) {
            // It goes on in this window; the next run says again that it is stopped.
        }
    }

    LogonGuard guard() {
        return guard;
    }

    @Override
    public synchronized void close() {
        opened.ifPresent(open -> open.vault().close());
        opened = Optional.empty();
    }
}
