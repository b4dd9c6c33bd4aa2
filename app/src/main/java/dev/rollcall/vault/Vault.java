package dev.rollcall.vault;

import dev.rollcall.host.InputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The credentials of a store, opened with its passphrase. What it lends is overwritten when it is closed, and can't be used after
 * that. Each change is on disk when its method returns, and keeps what another process changed meanwhile. Safe for many threads.
 */
public final class Vault implements AutoCloseable {
    private final VaultFile file;
    private VaultSeal seal;
    private final List<Credential> lent = new ArrayList<>();
    private List<KeptCredential> kept;

    Vault(VaultFile file, VaultKey key, VaultImage image) throws InputException {
        this.file = file;
        this.seal = new VaultSeal(key, image.cost(), image.salt());
        this.kept = opened(image);
    }

    /** In the order they were added. */
    public synchronized List<KeptCredential> kept() {
        return List.copyOf(kept);
    }

    public synchronized Optional<KeptCredential> find(String name) {
        return kept.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** @throws InputException if there is none of that name */
    public Credential credential(String name) throws InputException {
        return find(name).map(KeptCredential::credential).orElseThrow(() -> notKept(name));
    }

    /** In the order their credentials were added. */
    public synchronized List<Binding> bindings() {
        return kept.stream()
                .flatMap(one -> one.query().map(query -> new Binding(one.name(), query)).stream())
                .toList();
    }

    /**
     * Takes the credential over: closing the vault overwrites its secrets.
     *
     * @throws InputException if there is one of that name
     */
    public synchronized void add(KeptCredential added) throws InputException {
        lent.add(added.credential());
        change(now -> {
            if (now.stream().anyMatch(one -> one.name().equals(added.name()))) {
                throw new InputException(
                        "there is a credential " + added.name() + " already: remove it first, or take another name");
            }
            List<KeptCredential> more = new ArrayList<>(now);
            more.add(added);
            return more;
        });
    }

    /** @throws InputException if there is none of that name */
    public synchronized void remove(String name) throws InputException {
        change(now -> {
            List<KeptCredential> fewer =
                    now.stream().filter(one -> !one.name().equals(name)).toList();
            if (fewer.size() == now.size()) {
                throw notKept(name);
            }
            return fewer;
        });
    }

    /**
     * Puts it in the place of the one of its name, which it takes over as {@link #add} does.
     *
     * @throws InputException if there is none of that name
     */
    public synchronized void replace(KeptCredential changed) throws InputException {
        lent.add(changed.credential());
        change(now -> {
            if (now.stream().noneMatch(one -> one.name().equals(changed.name()))) {
                throw notKept(changed.name());
            }
            return now.stream()
                    .map(one -> one.name().equals(changed.name()) ? changed : one)
                    .toList();
        });
    }

    /**
     * Seals everything anew, under a key of this passphrase alone. Other processes that have the vault open have to open it again.
     *
     * @throws InputException if the passphrase is empty, or the vault can't be written: then the old one still opens it
     */
    public synchronized void changePassphrase(Secret passphrase) throws InputException {
        VaultSeal fresh = file.seal(passphrase);
        VaultSeal old = seal;
        boolean done = false;
        try (WriteLock _ = WriteLock.take(file.path())) {
            List<KeptCredential> now = opened(fitting());
            OwnersFile.replace(file.target(), fresh.image(now).file());
            seal = fresh;
            kept = now;
            done = true;
        } catch (IOException e) {
            throw file.unwritable(e);
        } finally {
            (done ? old : fresh).key().close();
        }
    }

    private VaultImage fitting() throws InputException {
        VaultImage image = file.image();
        if (!seal.fits(image)) {
            throw new InputException("the vault " + file.path() + " was replaced meanwhile: open it again");
        }
        return image;
    }

    private interface Change {
        List<KeptCredential> of(List<KeptCredential> now) throws InputException;
    }

    private void change(Change change) throws InputException {
        try (WriteLock _ = WriteLock.take(file.path())) {
            List<KeptCredential> changed = change.of(opened(fitting()));
            OwnersFile.replace(file.target(), seal.image(changed).file());
            kept = changed;
        } catch (IOException e) {
            throw file.unwritable(e);
        }
    }

    private List<KeptCredential> opened(VaultImage image) throws InputException {
        try {
            List<KeptCredential> read = seal.open(image);
            read.forEach(one -> lent.add(one.credential()));
            return read;
        } catch (VaultImage.UnreadableException e) {
            throw file.unreadable(e);
        }
    }

    private static InputException notKept(String name) {
        return new InputException(
                "there is no credential \"" + name + "\" in the vault (see: rollcall credentials list)");
    }

    @Override
    public synchronized void close() {
        lent.forEach(Vault::overwrite);
        lent.clear();
        kept = List.of();
        seal.key().close();
    }

    private static void overwrite(Credential credential) {
        switch (credential) {
            case Credential.Password password -> password.password().close();
            case Credential.SshKey key -> {
                key.key().close();
                key.passphrase().ifPresent(Secret::close);
            }
            case Credential.KerberosPassword password -> password.password().close();
            case Credential.SshAgent _,
                    Credential.KerberosKeytab _,
                    Credential.KerberosTickets _,
                    Credential.CurrentUser _ -> {}
        }
    }
}
