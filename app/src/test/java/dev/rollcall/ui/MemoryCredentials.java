package dev.rollcall.ui;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.ui.credentials.Credentials;
import dev.rollcall.ui.credentials.NewCredential;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A vault in memory, which opens with {@code open sesame}. */
final class MemoryCredentials implements Credentials {
    private static final char[] RIGHT = "open sesame".toCharArray();
    private final List<KnownCredential> kept = new CopyOnWriteArrayList<>();
    private final List<Stop> stopped = new CopyOnWriteArrayList<>();
    private volatile boolean made;
    private volatile boolean unlocked;
    private volatile Optional<String> keyring = Optional.empty();

    /** As if it had been made before, with one credential in it. */
    void made() {
        made = true;
        kept.add(new KnownCredential("ops-admin", "password", "CORP\\ops", "tag:prod os:windows"));
    }

    void stop(String name, String why) {
        stopped.add(new Stop(name, why));
    }

    @Override
    public boolean exist() {
        return made;
    }

    @Override
    public boolean unlocked() {
        return unlocked;
    }

    @Override
    public boolean hasKeyring() {
        return keyring.isPresent();
    }

    @Override
    public void unlockFromKeyring() throws InputException {
        if (keyring.filter(kept -> !kept.isEmpty()).isEmpty()) {
            throw new InputException("this system's keyring has no passphrase for this vault");
        }
        unlocked = true;
    }

    @Override
    public void lock() {
        unlocked = false;
    }

    /** As if this system had a keyring that keeps this, or nothing. */
    void keyring(String kept) {
        keyring = Optional.of(kept);
    }

    String inKeyring() {
        return keyring.orElse("");
    }

    @Override
    public Optional<Choice> chosen(Host host) {
        return list().stream()
                .filter(one -> !one.query().isEmpty())
                .findFirst()
                .map(one -> new Choice(one.name(), one.name() + " is for " + one.query() + "."));
    }

    @Override
    public List<Tried> tryOn(Host host, String name) {
        return List.of(new Tried("winrm-https (5986)", false, "refused"), new Tried("ssh (22)", true, "granted"));
    }

    @Override
    public void unlock(char[] passphrase, boolean keep) throws InputException {
        if (keep) {
            keyring(new String(passphrase));
        }
        boolean right = Arrays.equals(passphrase, RIGHT);
        Arrays.fill(passphrase, '\0');
        if (!right) {
            throw new InputException("the passphrase of the vault is wrong");
        }
        unlocked = true;
    }

    @Override
    public void create(char[] passphrase, boolean keep) throws InputException {
        made = true;
        unlock(passphrase, keep);
    }

    @Override
    public List<KnownCredential> list() {
        return unlocked ? List.copyOf(kept) : List.of();
    }

    @Override
    public void add(NewCredential added) throws InputException {
        if (kept.stream().anyMatch(one -> one.name().equals(added.name()))) {
            throw new InputException("there is a credential " + added.name() + " already");
        }
        String kind = switch (added.proof()) {
            case NewCredential.Password _ -> "password";
            case NewCredential.KeyFile _ -> "ssh-key";
            case NewCredential.Agent _ -> "ssh-agent";
            case NewCredential.KerberosPassword _ -> "kerberos-password";
            case NewCredential.Keytab _ -> "kerberos-keytab";
            case NewCredential.Tickets _ -> "kerberos-tickets";
            case NewCredential.CurrentUser _ -> "current-user";
        };
        kept.add(new KnownCredential(added.name(), kind, added.user(), added.query()));
    }

    @Override
    public void remove(String name) {
        kept.removeIf(one -> one.name().equals(name));
    }

    @Override
    public List<Stop> stopped() {
        return List.copyOf(stopped);
    }

    @Override
    public void goOn(String name) {
        stopped.removeIf(stop -> stop.name().equals(name));
    }
}
